package com.socmate.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.http.Rehearsal;
import com.socmate.domain.id.IdGenerator;
import com.sun.net.httpserver.HttpServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class WarmUpTest {
  private static final List<String> QUESTIONS = WarmUp.QUESTIONS;
  private static final Duration LONG = Duration.ofMinutes(5);

  private final Rehearsal rehearsal =
      new Rehearsal(new IdGenerator(Clock.systemUTC(), new Random(5)));

  @Test
  void every_question_is_asked_until_there_were_enough_answers() throws IOException {
    Set<String> asked = ConcurrentHashMap.newKeySet();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    try {
      var here = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      assertThat(new WarmUp(here, rehearsal).during(LONG)).isGreaterThan(QUESTIONS.size());
      assertThat(asked).containsExactlyInAnyOrderElementsOf(QUESTIONS);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void a_server_that_does_not_answer_itself_is_not_waited_for() {
    assertThat(new WarmUp(URI.create("http://127.0.0.1:1"), rehearsal).during(LONG)).isZero();
  }

  @ParameterizedTest
  @FieldSource("QUESTIONS")
  void what_it_asks_is_answered(String question) {
    var api = LiveApi.shared();
    api.addUser(
        "usr_rehearser",
        Set.of("ANALYST"),
        "token-of-the-rehearser",
        Set.of(
            "schedules:read",
            "investigations:read",
            "notifications:read",
            "incidents:read",
            "search:read"));
    assertThat(api.as("token-of-the-rehearser").get(question).status()).isEqualTo(200);
  }

  @Test
  void a_server_that_rehearsed_is_refused_nothing_and_leaves_nothing() throws Exception {
    try (var postgres = EmbeddedPostgres.start()) {
      var config =
          ApiServerConfig.from(
              Map.of(
                  "DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"),
                  "DATABASE_USER", "postgres",
                  "SOCMATE_SECRETS_KEY", "A".repeat(43),
                  "SOCMATE_HTTP_PORT", "0",
                  "SOCMATE_MANAGEMENT_PORT", "0",
                  "SOCMATE_WORKSPACE_URL", "http://127.0.0.1:9",
                  "SOCMATE_WARM_UP", LONG.toString()));
      try (var _ = Wiring.start(config, Clock.systemUTC())) {
        assertThat(
                count(postgres, "select count(*) from rate_window where partition like 'api-key%'"))
            .isEqualTo(1);
      }
      assertThat(count(postgres, "select count(*) from audit_log where action like '%denied%'"))
          .isZero();
      assertThat(count(postgres, "select count(*) from account where email like 'nobody%'"))
          .isZero();
    }
  }

  private static int count(EmbeddedPostgres postgres, String query) throws SQLException {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
