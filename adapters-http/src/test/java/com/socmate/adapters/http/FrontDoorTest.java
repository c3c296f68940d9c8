package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.socmate.adapters.http.connection.Patience;
import com.socmate.adapters.http.connection.TrustedProxies;
import com.socmate.application.port.InMemoryWorld;
import com.socmate.domain.identity.Scope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is settled before a route is asked: who calls, from which site, and how long that may take.
class FrontDoorTest {
  private static final String SITE = "https://soc.example";
  private static final String HSTS = "Strict-Transport-Security";

  private final List<String> callers = new ArrayList<>();
  private final List<HttpApi> started = new ArrayList<>();

  @AfterEach
  void stop() throws InterruptedException {
    for (HttpApi api : started) {
      api.stop();
    }
  }

  @Test
  void a_stranger_cannot_say_who_he_is() {
    var door = open(TrustedProxies.none(), CrossOrigin.none(), Patience.USUAL);

    var reply =
        door.get(
            "/closed",
            "X-Forwarded-For",
            "198.51.100.1",
            "X-Forwarded-Proto",
            "https",
            "Forwarded",
            "for=198.51.100.2;proto=https",
            "X-Real-IP",
            "198.51.100.3");

    assertThat(callers).containsExactly("127.0.0.1");
    assertThat(reply.header(HSTS)).isEmpty();
  }

  @Test
  void a_trusted_proxy_can() {
    var door = open(TrustedProxies.parse("127.0.0.0/8"), CrossOrigin.none(), Patience.USUAL);

    var reply =
        door.get(
            "/closed", "X-Forwarded-For", "6.6.6.6, 198.51.100.1", "X-Forwarded-Proto", "https");
    door.get("/closed", "X-Forwarded-Proto", "https, http", "Forwarded", "for=198.51.100.2");

    assertThat(callers).containsExactly("198.51.100.1", "127.0.0.1");
    assertThat(reply.header(HSTS)).isPresent();
  }

  @Test
  void a_page_of_a_named_site_may_ask_and_read_without_cookies() {
    var door = open(TrustedProxies.none(), CrossOrigin.parse(SITE), Patience.USUAL);

    var asked =
        door.send("OPTIONS", "/closed", "Origin", SITE, "Access-Control-Request-Method", "PATCH");
    var read = door.get("/open", "Origin", SITE);

    assertThat(asked.status()).isEqualTo(204);
    assertThat(asked.header("Access-Control-Allow-Methods").orElseThrow()).contains("PATCH");
    assertThat(asked.header("Access-Control-Allow-Headers").orElseThrow())
        .contains("Authorization")
        .doesNotContain("Cookie");
    assertThat(read.status()).isEqualTo(200);
    for (var reply : List.of(asked, read)) {
      assertThat(reply.header("Access-Control-Allow-Origin")).contains(SITE);
      assertThat(reply.header("Access-Control-Allow-Credentials")).isEmpty();
      assertThat(reply.header("Vary")).contains("Origin");
    }
    assertThat(callers).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "http://soc.example",
        "https://soc.example.evil.example",
        "https://evil-soc.example",
        "https://soc.example:444",
        "https://SOC.example",
        "https://soc.example/"
      })
  void a_page_of_any_other_site_gets_no_permission(String origin) {
    var door = open(TrustedProxies.none(), CrossOrigin.parse(SITE), Patience.USUAL);

    var asked =
        door.send("OPTIONS", "/open", "Origin", origin, "Access-Control-Request-Method", "GET");

    assertThat(asked.status()).isEqualTo(405);
    for (var reply : List.of(asked, door.get("/open", "Origin", origin))) {
      assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
      assertThat(reply.header("Vary")).contains("Origin");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "null",
        "soc.example",
        "http://soc.example",
        "https://soc.example/x",
        "https://*.example"
      })
  void what_names_no_single_origin_is_refused(String origin) {
    assertThatIllegalArgumentException().isThrownBy(() -> CrossOrigin.parse(origin));
  }

  @Test
  void a_request_that_trickles_in_is_cut_off() throws IOException {
    var patience = new Patience(10, Duration.ofSeconds(30), Duration.ofMillis(400));
    var door = open(TrustedProxies.none(), CrossOrigin.none(), patience);

    try (var slow = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
      slow.setSoTimeout(20_000);
      slow.getOutputStream()
          .write("GET /open HTTP/1.1\r\nHost: x\r\n".getBytes(StandardCharsets.US_ASCII));

      assertThat(slow.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void a_connection_between_two_requests_is_not() throws Exception {
    var patience = new Patience(10, Duration.ofSeconds(30), Duration.ofMillis(200));
    var door = open(TrustedProxies.none(), CrossOrigin.none(), patience);
    var request = "GET /open HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    try (var resting = new Socket(InetAddress.getLoopbackAddress(), door.port());
        var slow = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
      resting.setSoTimeout(20_000);
      slow.setSoTimeout(20_000);
      resting.getOutputStream().write(request);
      assertThat(resting.getInputStream().read()).isEqualTo('H');
      slow.getOutputStream().write('G');
      assertThat(slow.getInputStream().read()).isEqualTo(-1);

      resting.getInputStream().skipNBytes(resting.getInputStream().available());
      resting.getOutputStream().write(request);
      assertThat(resting.getInputStream().read()).isEqualTo('H');
    }
  }

  @Test
  void more_connections_than_allowed_wait_until_one_is_free() throws IOException {
    var patience = new Patience(3, Duration.ofSeconds(30), Duration.ofSeconds(30));
    var door = open(TrustedProxies.none(), CrossOrigin.none(), patience);
    var request =
        "GET /open HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    var held = new ArrayList<Socket>();
    for (int i = 0; i < 8; i++) {
      held.add(new Socket(InetAddress.getLoopbackAddress(), door.port()));
    }
    for (Socket socket : held) {
      try (socket) {
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(request);
        assertThat(socket.getInputStream().readAllBytes())
            .startsWith("HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  private Client open(TrustedProxies proxies, CrossOrigin origins, Patience patience) {
    Routes routes =
        () ->
            List.of(
                Route.get("/open", _ -> Answer.ok("hello")).open(),
                Route.get("/closed", _ -> Answer.ok("hello")).needs(Scope.PROFILE));
    SignIn noting =
        ctx -> {
          callers.add(ctx.ip());
          return Optional.empty();
        };
    InstantSource clock = InstantSource.system();
    var api =
        new HttpApi(
            new HttpSettings("127.0.0.1", 0, Duration.ofSeconds(2), proxies, origins, patience),
            List.of(routes),
            guard(noting, clock),
            new Drain(),
            _ -> false);
    api.start();
    started.add(api);
    return new Client(api.port(), "");
  }

  private static Guard guard(SignIn way, InstantSource clock) {
    var world = new InMemoryWorld(clock);
    return new Guard(
        List.of(way),
        new Throttle(world.rateLimits(), Throttle.PerMinute.DEFAULT, new OwnCalls()),
        new Denials(world.auditLog(), clock));
  }
}
