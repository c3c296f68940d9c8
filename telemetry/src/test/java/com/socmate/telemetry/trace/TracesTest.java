package com.socmate.telemetry.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/// Against a collector on this machine that keeps what it is sent.
class TracesTest {
  private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
  private final List<String> authorizations = new ArrayList<>();
  private HttpServer collector;
  private int status = 200;

  @BeforeEach
  void listen() throws IOException {
    collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/v1/traces",
        exchange -> {
          try (exchange) {
            received.add(new ObjectMapper().readTree(exchange.getRequestBody().readAllBytes()));
            authorizations.add(exchange.getRequestHeaders().getFirst("authorization"));
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
          }
        });
    collector.createContext(
        "/elsewhere",
        exchange -> {
          try (exchange) {
            authorizations.add("followed a redirect");
            exchange.sendResponseHeaders(200, -1);
          }
        });
    collector.start();
  }

  @AfterEach
  void stop() {
    collector.stop(0);
  }

  @Test
  void a_run_goes_on_in_the_trace_of_the_request_that_asked_for_it() {
    try (var traces = on()) {
      traces.begin("run", Role.CONSUMER, new Origin.Of(Optional.of(PARENT))).close();
    }
    var span = spans().getFirst();
    assertThat(span.path("traceId").asText()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    assertThat(span.path("parentSpanId").asText()).isEqualTo("b7ad6b7169203331");
    assertThat(span.path("kind").asInt()).isEqualTo(5);
  }

  @Test
  void a_scheduled_run_has_a_trace_of_its_own_that_names_its_dispatch() {
    try (var traces = on()) {
      traces.begin("run", Role.CONSUMER, new Origin.BecauseOf(Optional.of(PARENT))).close();
    }
    var span = spans().getFirst();
    assertThat(span.path("traceId").asText()).isNotEqualTo("0af7651916cd43dd8448eb211c80319c");
    assertThat(span.has("parentSpanId")).isFalse();
    assertThat(span.path("links").path(0).path("spanId").asText()).isEqualTo("b7ad6b7169203331");
  }

  @Test
  void what_happens_within_a_span_is_its_child_and_its_log_lines_say_so() {
    try (var traces = on();
        var _ = traces.begin("run", Role.CONSUMER, new Origin.Here())) {
      var outer = MDC.get("span_id");
      try (var query = traces.begin("logs query", Role.CLIENT, new Origin.Here())) {
        query.note("db.response.returned_rows", 3);
        query.fail("timed_out");
        assertThat(MDC.get("span_id")).isNotEqualTo(outer);
      }
      assertThat(MDC.get("span_id")).isEqualTo(outer);
      assertThat(traces.current().orElseThrow()).contains("-" + MDC.get("trace_id") + "-" + outer);
    }
    assertThat(MDC.get("trace_id")).isNull();
    var all = spans();
    assertThat(all.get(0).path("parentSpanId").asText())
        .isEqualTo(all.get(1).path("spanId").asText());
    assertThat(all.get(0).path("status").path("code").asInt()).isEqualTo(2);
    assertThat(all.get(0).path("attributes").toString()).contains("\"intValue\":\"3\"");
  }

  @Test
  void a_parent_that_is_not_well_formed_counts_as_none() {
    try (var traces = on()) {
      traces.begin("request", Role.SERVER, new Origin.Of(Optional.of("00-zz-1-01\r\n"))).close();
    }
    assertThat(spans().getFirst().has("parentSpanId")).isFalse();
  }

  @Test
  void switched_off_nothing_is_made_and_nothing_is_sent() {
    try (var traces = Traces.off();
        var _ = traces.begin("run", Role.CONSUMER, new Origin.Here())) {
      assertThat(traces.current()).isEmpty();
      assertThat(MDC.get("trace_id")).isNull();
    }
    assertThat(received).isEmpty();
  }

  @Test
  void the_headers_go_to_the_collector_and_not_where_it_would_send_them() {
    status = 307;
    try (var traces = on()) {
      traces.begin("run", Role.CONSUMER, new Origin.Here()).close();
    }
    assertThat(authorizations).containsExactly("Bearer abc");
  }

  private Traces on() {
    return Traces.of(
        Optional.of(
            new TraceSettings(
                URI.create("http://127.0.0.1:" + collector.getAddress().getPort()),
                Map.of("authorization", "Bearer abc"),
                1)),
        "test",
        "test-1");
  }

  private List<JsonNode> spans() {
    await().until(() -> !received.isEmpty());
    return StreamSupport.stream(received.element().findValue("spans").spliterator(), false)
        .toList();
  }
}
