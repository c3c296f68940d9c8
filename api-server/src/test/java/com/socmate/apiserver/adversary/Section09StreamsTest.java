package com.socmate.apiserver.adversary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.socmate.apiserver.LiveApi;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// 9: streams opened by those who may not, never read, never ended, or fed with forged events.
class Section09StreamsTest {
  private static final LiveApi API = LiveApi.shared();
  private static final Belongings MAKE = new Belongings(API);
  private static final int MOST_PER_USER = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @BeforeAll
  static void enter() {
    Cast.enter(API);
  }

  private static String path(String session) {
    return "/api/v1/sessions/" + session + "/events";
  }

  private static String request(String session, String token, String more) {
    return "GET "
        + path(session)
        + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
        + token
        + "\r\n"
        + more
        + "\r\n";
  }

  private static Raw open(int port, String session, String token) throws IOException {
    var raw = new Raw(port);
    raw.send(request(session, token, "Connection: close\r\n"));
    return raw;
  }

  @Test
  void a_stream_is_for_those_who_may_read_its_session() throws IOException {
    var session = MAKE.activeSession(Cast.OWNER);
    var before = Footprint.of(API);

    assertThat(API.as("").get(path(session)).status()).isEqualTo(401);
    assertThat(API.as("").get(path(session) + "?access_token=" + Cast.token(Cast.OWNER)).status())
        .isEqualTo(401);
    assertThat(API.as("").get(path(session) + "?token=" + Cast.token(Cast.OWNER)).status())
        .isEqualTo(401);
    assertThat(API.as(Cast.token(Cast.OWNER)).get(path(session) + "?token=x").status())
        .isEqualTo(400);
    var stranger = API.as(Cast.token(Cast.COLLEAGUE)).get(path(session));
    assertThat(stranger.status()).isEqualTo(404);
    assertThat(stranger.text())
        .isEqualTo(
            API.as(Cast.token(Cast.COLLEAGUE)).get(path("sess_0123456789abcdefghijkl")).text());
    assertThat(
            API.as(Cast.token(Cast.COLLEAGUE))
                .get("/api/v1/sessions/" + session, "Accept", "text/event-stream")
                .status())
        .isEqualTo(404);
    Footprint.assertUntouched(API, before);
  }

  @Test
  void each_user_has_ten_streams_on_a_server_and_gets_them_back() throws IOException {
    API.addUser(
        "usr_watcher1", List.of("ANALYST"), "token-of-the-watcher", List.of("investigations:read"));
    var session = MAKE.activeSession("usr_watcher1");
    var open = new ArrayList<Raw>();
    try {
      for (int stream = 0; stream < MOST_PER_USER; stream++) {
        var raw = open(API.port(), session, "token-of-the-watcher");
        open.add(raw);
        assertThat(raw.answer().status()).isEqualTo(200);
      }
      var refused = API.as("token-of-the-watcher").get(path(session));
      assertThat(refused.status()).isEqualTo(429);
      assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow())).isPositive();
    } finally {
      for (Raw raw : open) {
        raw.close();
      }
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          MAKE.event(
              session,
              1
                  + Integer.parseInt(
                      API.column("select count(*) from session_event where session_id = ?", session)
                          .getFirst()),
              "A line.");
          try (var raw = open(API.port(), session, "token-of-the-watcher")) {
            assertThat(raw.answer().status()).isEqualTo(200);
          }
        });
  }

  @Test
  void a_thousand_times_opened_and_closed_leaves_no_thread_behind() throws IOException {
    var session = MAKE.session(Cast.OWNER);
    for (int turn = 0; turn < 1_000; turn++) {
      try (var raw = open(API.port(), session, Cast.token(Cast.OWNER))) {
        assertThat(raw.answer().status()).isEqualTo(200);
      }
    }
    assertThat(API.as(Cast.token(Cast.OWNER)).get(path(session)).status()).isEqualTo(200);
    assertThat(Thread.getAllStackTraces().size()).isLessThan(400);
  }

  @Test
  void whoever_never_reads_holds_up_nobody() throws IOException {
    API.addUser(
        "usr_sleeper1", List.of("ANALYST"), "token-of-the-sleeper", List.of("investigations:read"));
    var session = MAKE.activeSession("usr_sleeper1");
    API.sql(
        "insert into session_event select ?, n, now(), 'STAGE_STARTED', 'EXECUTION', repeat('x', 4000), '{}'"
            + " from generate_series(1, 3000) n",
        session);
    var asleep = new ArrayList<Raw>();
    try {
      for (int stream = 0; stream < MOST_PER_USER; stream++) {
        var raw = new Raw(API.port());
        raw.socket().setReceiveBufferSize(4_096);
        raw.send(request(session, "token-of-the-sleeper", ""));
        asleep.add(raw);
      }
      for (int asked = 0; asked < 30; asked++) {
        assertThat(API.as(Cast.token(Cast.OWNER)).get("/api/v1/schedules?limit=1").status())
            .isEqualTo(200);
      }
      assertThat(API.as("token-of-the-sleeper").get(path(session)).status()).isEqualTo(429);
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> {
            try (var raw = open(API.port(), session, "token-of-the-sleeper")) {
              assertThat(raw.answer().status()).as("who never reads is dropped").isEqualTo(200);
            }
          });
    } finally {
      for (Raw raw : asleep) {
        raw.close();
      }
    }
  }

  @Test
  void a_stream_ends_when_its_credential_does() throws IOException {
    API.addUser(
        "usr_fired1", List.of("ANALYST"), "token-of-the-fired", List.of("investigations:read"));
    var session = MAKE.activeSession("usr_fired1");
    try (var raw = open(API.port(), session, "token-of-the-fired")) {
      assertThat(raw.answer().status()).isEqualTo(200);

      API.sql("update account set disabled_at = now() where id = 'usr_fired1'");

      raw.socket().setSoTimeout((int) PATIENCE.toMillis());
      assertThat(raw.isClosed()).isTrue();
    }
  }

  @Test
  void a_stream_ends_when_its_key_is_revoked() throws IOException {
    var session = MAKE.activeSession(Cast.ADMIN);
    var key =
        API.as(Cast.token(Cast.ADMIN))
            .post(
                "/api/admin/api-keys",
                "{\"name\": \"watcher\", \"scopes\": [\"investigations:read\"],"
                    + " \"rate_limit_per_minute\": 1000}")
            .json();
    try (var raw = new Raw(API.port())) {
      raw.send(
          "GET "
              + path(session)
              + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-API-Key: "
              + key.path("api_key").asText()
              + "\r\n\r\n");
      assertThat(raw.answer().status()).isEqualTo(200);

      API.as(Cast.token(Cast.ADMIN))
          .post("/api/admin/api-keys/" + key.path("id").asText() + "/disable", "{}");

      raw.socket().setSoTimeout((int) PATIENCE.toMillis());
      assertThat(raw.isClosed()).isTrue();
    }
  }

  @Test
  void a_stream_ends_when_its_session_is_no_longer_shown() throws IOException {
    var session = MAKE.activeSession(Cast.OWNER);
    API.sql("update session set visibility = 'TEAM' where id = ?", session);
    try (var raw = open(API.port(), session, Cast.token(Cast.COLLEAGUE))) {
      assertThat(raw.answer().status()).isEqualTo(200);

      API.sql("update session set visibility = 'PRIVATE' where id = ?", session);

      raw.socket().setSoTimeout((int) PATIENCE.toMillis());
      assertThat(raw.isClosed()).isTrue();
    }
  }

  @Test
  void a_page_of_another_site_opens_no_stream_with_a_readers_cookie() throws Exception {
    var reader = API.signedIn("user909@contoso.example");
    var session = MAKE.session(reader.getFirst());
    var cookie = "access_token=" + reader.getLast();
    assertThat(API.as("").get(path(session), "Cookie", cookie).status()).isEqualTo(200);
    assertThat(
            API.as("")
                .get(path(session), "Cookie", cookie, "Origin", "https://app.example.evil")
                .status())
        .isEqualTo(403);
    assertThat(
            API.as("")
                .get(path(session), "Cookie", cookie, "Sec-Fetch-Site", "cross-site")
                .status())
        .isEqualTo(403);
  }

  @TestFactory
  Stream<DynamicTest> a_last_event_id_is_a_number_of_this_session() {
    var session = MAKE.session(Cast.OWNER);
    var tests =
        Stream.of(
                "-1",
                "1.5",
                "abc",
                "1e3",
                "9".repeat(19),
                "1, 2",
                "'; select 1",
                "0x1",
                "\u0661",
                "a".repeat(5_000))
            .map(id ->
                DynamicTest.dynamicTest(
                    "9: Last-Event-ID " + id.substring(0, Math.min(30, id.length())),
                    () -> {
                      var before = Footprint.of(API);
                      try (var raw = new Raw(API.port())) {
                        raw.send(
                            request(
                                session,
                                Cast.token(Cast.OWNER),
                                "Connection: close\r\nLast-Event-ID: " + id + "\r\n"));
                        assertThat(raw.answer().status()).isEqualTo(400);
                      }
                      Footprint.assertUntouched(API, before);
                    }));
    return Stream.concat(
        tests,
        Stream.of(
            DynamicTest.dynamicTest(
                "9: Last-Event-ID beyond the last",
                () ->
                    assertThat(
                            API.as(Cast.token(Cast.OWNER))
                                .get(path(session), "Last-Event-ID", "999999999999999999")
                                .status())
                        .isEqualTo(204))));
  }

  @TestFactory
  Stream<DynamicTest> what_a_log_says_forges_no_event() {
    return Map.of(
            "a blank line", "x\n\nevent: completed\ndata: forged",
            "a return", "x\rdata: forged\r\rdata: forged",
            "an id", "x\nid: 999\nretry: 1",
            "other line ends", "x\u2028data: forged\u2029\u0085data: forged\u000b\u000c",
            "a comment", ": heartbeat\n\n: x")
        .entrySet()
        .stream()
        .map(it ->
            DynamicTest.dynamicTest(
                "9: " + it.getKey(),
                () -> {
                  var session = MAKE.activeSession(Cast.OWNER);
                  MAKE.event(session, 1, it.getValue());
                  MAKE.completed(session, 2);
                  var text = API.as(Cast.token(Cast.OWNER)).get(path(session)).text();
                  var lines =
                      text.lines()
                          .filter(line -> !line.isEmpty() && !line.startsWith(":"))
                          .toList();
                  assertThat(lines.stream().filter(line -> line.startsWith("id: ")))
                      .containsExactly("id: 1", "id: 2");
                  assertThat(lines.stream().filter(line -> line.startsWith("data: "))).hasSize(2);
                  assertThat(lines).allMatch(line -> line.matches("(?s)(id|event|data|retry): .*"));
                  assertThat(text).doesNotContain("\r");
                }));
  }

  @Test
  void a_stream_goes_on_at_the_other_server_where_it_broke_off() throws IOException {
    var session = MAKE.activeSession(Cast.OWNER);
    IntStream.rangeClosed(1, 20).forEach(number -> MAKE.event(session, number, "Line " + number));
    MAKE.completed(session, 21);

    var rest = API.otherAs(Cast.token(Cast.OWNER)).get(path(session), "Last-Event-ID", "13").text();

    assertThat(rest.lines().filter(line -> line.startsWith("id: ")))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(14, 21).mapToObj(number -> "id: " + number).toList());
  }

  @Test
  void a_stream_is_not_packed_and_not_kept_by_proxies() {
    var session = MAKE.session(Cast.OWNER);
    var reply =
        API.as(Cast.token(Cast.OWNER)).get(path(session), "Accept-Encoding", "gzip, br, deflate");
    assertThat(reply.header("Content-Encoding")).isEmpty();
    assertThat(reply.header("X-Accel-Buffering")).contains("no");
    assertThat(reply.header("Cache-Control").orElseThrow()).contains("no-store");
  }
}
