package com.socmate.adapters.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.identity.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Routes and document say the same; that answers and requests do is held at every exchange of
/// every test, by [Client].
class ApiDocumentTest {
  private final RunningApi api = new RunningApi();

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void every_route_is_documented_with_its_scope_and_nothing_else_is() {
    var routes = new TreeMap<String, Optional<String>>();
    for (Route route : api.routes()) {
      routes.put(route.toString(), scope(route.access().orElseThrow()));
    }
    var documented = new TreeMap<String, Optional<String>>();
    ApiDocument.SERVED
        .operations()
        .forEach((name, operation) -> documented.put(name, operation.scope()));

    assertThat(documented).isEqualTo(routes);
  }

  @Test
  void what_is_open_is_documented_as_open_and_nothing_else_is() {
    assertThat(ApiDocument.SERVED.operations().values())
        .allSatisfy(operation ->
            assertThat(operation.node().has("security")).isEqualTo(operation.scope().isEmpty()));
  }

  @Test
  void what_takes_an_idempotency_key_says_how_it_refuses_one() {
    assertThat(api.routes())
        .filteredOn(Idempotent::takesPart)
        .hasSizeGreaterThan(30)
        .allSatisfy(route ->
            assertThat(responses(route))
                .as(route.toString())
                .contains("400", "409")
                // The audits' contract knows no 422.
                .matches(it -> it.contains("422") != route.path().startsWith("/api/workspaces")));
  }

  @Test
  void the_document_is_served_as_it_is() throws IOException {
    var reply = api.as("").get("/openapi.yaml");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).contains("application/yaml");
    try (var in = ApiDocumentTest.class.getResourceAsStream("/openapi.yaml")) {
      assertThat(in).isNotNull().hasBinaryContent(reply.text().getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void an_answer_that_is_not_as_documented_is_noticed() {
    var reply = api.client().get("/livez");
    var other = new Client.Reply(200, "{\"status\": 5}", reply.response());

    assertThat(ApiDocument.SERVED.complaints("GET", "/livez", Optional.empty(), reply)).isEmpty();
    assertThat(ApiDocument.SERVED.complaints("GET", "/livez", Optional.empty(), other)).hasSize(1);
    assertThat(Map.of(200, 1, 418, 1))
        .allSatisfy((status, _) ->
            assertThat(
                    ApiDocument.SERVED.complaints(
                        "GET",
                        "/livez",
                        Optional.empty(),
                        new Client.Reply(status, "{}", reply.response())))
                .isNotEmpty());
  }

  private static List<String> responses(Route route) {
    var operation = requireNonNull(ApiDocument.SERVED.operations().get(route.toString()));
    var names = new ArrayList<String>();
    operation.node().path("responses").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Optional<String> scope(Access access) {
    return switch (access) {
      case Access.Open _ -> Optional.empty();
      case Access.Needs(var scope) -> Optional.of(scope).map(Scope::text);
    };
  }
}
