package com.socmate.apiserver.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.apiserver.LiveApi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// 7: requests within requests, proxies that are none, other sites' pages, and callers who never
/// finish their sentence.
class Section07HttpLayerTest {
  private static final LiveApi API = LiveApi.shared();
  private static final String SCHEDULES = Belongings.SCHEDULES;
  private static final String SMUGGLED = "GET /api/v1/smuggled HTTP/1.1\r\nHost: x\r\n\r\n";

  @BeforeAll
  static void enter() {
    Cast.enter(API);
  }

  private static String post(String framing, String body) {
    return "POST "
        + SCHEDULES
        + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
        + Cast.token(Cast.OWNER)
        + "\r\nContent-Type: application/json\r\n"
        + framing
        + "\r\n\r\n"
        + body;
  }

  @TestFactory
  Stream<DynamicTest> a_request_whose_end_could_be_read_in_two_ways_ends_the_connection() {
    var chunked = "Transfer-Encoding: chunked";
    var requests = new LinkedHashMap<String, String>();
    requests.put(
        "a length and chunks", post("Content-Length: 6\r\n" + chunked, "0\r\n\r\n" + SMUGGLED));
    requests.put(
        "chunks and a length",
        post(chunked + "\r\nContent-Length: 4", "5c\r\n" + SMUGGLED + "\r\n0\r\n\r\n"));
    requests.put("chunks twice", post(chunked + "\r\n" + chunked, "0\r\n\r\n" + SMUGGLED));
    requests.put(
        "chunks of another kind", post("Transfer-Encoding: xchunked", "0\r\n\r\n" + SMUGGLED));
    requests.put(
        "chunks, then another kind",
        post("Transfer-Encoding: chunked, identity", "0\r\n\r\n" + SMUGGLED));
    requests.put(
        "another kind, then chunks",
        post("Transfer-Encoding: identity, chunked", "0\r\n\r\n" + SMUGGLED));
    requests.put(
        "chunks behind a vertical tab",
        post("Transfer-Encoding:\u000bchunked", "0\r\n\r\n" + SMUGGLED));
    requests.put(
        "chunks in quotes", post("Transfer-Encoding: \"chunked\"", "0\r\n\r\n" + SMUGGLED));
    requests.put(
        "chunks in a folded line", post("Transfer-Encoding:\r\n chunked", "0\r\n\r\n" + SMUGGLED));
    requests.put(
        "chunks with a space before the colon",
        post("Transfer-Encoding : chunked", "0\r\n\r\n" + SMUGGLED));
    requests.put(
        "a length that is there twice", post("Content-Length: 0\r\nContent-Length: 44", SMUGGLED));
    requests.put("a length in two lines", post("Content-Length:\r\n 44", SMUGGLED));
    requests.put(
        "lines that end without a return", post("Content-Length: 2", "{}").replace("\r\n", "\n"));
    requests.put(
        "one line that ends without a return",
        post("X-A: b\nTransfer-Encoding: chunked", "0\r\n\r\n" + SMUGGLED));
    requests.put("a chunk's size with a sign", post(chunked, "+2\r\n{}\r\n0\r\n\r\n"));
    requests.put("a chunk's size below nothing", post(chunked, "-1\r\n{}\r\n0\r\n\r\n"));
    requests.put("a chunk's size in 0x", post(chunked, "0x2\r\n{}\r\n0\r\n\r\n"));
    requests.put(
        "a chunk's size beyond counting", post(chunked, "fffffffffffffffff\r\n{}\r\n0\r\n\r\n"));
    requests.put("a chunk's line that ends without a return", post(chunked, "2\n{}\r\n0\r\n\r\n"));
    requests.put("a chunk that is longer than it says", post(chunked, "1\r\n{}\r\n0\r\n\r\n"));
    return requests.entrySet().stream()
        .map(it ->
            DynamicTest.dynamicTest("7: " + it.getKey(), () -> endsTheConnection(it.getValue())));
  }

  /// 400 or nothing, then the end: the smuggled request is never answered.
  private static void endsTheConnection(String request) throws IOException {
    var before = Footprint.of(API);
    try (var raw = new Raw(API.port())) {
      raw.send(request);
      var answer = raw.answer();
      assertThat(answer.status()).as(answer.head()).isIn(0, 400, 422, 501);
      if (answer.status() != 0) {
        assertThat(answer.body()).startsWith("{\"detail\":");
      }
      assertThat(raw.isClosed()).isTrue();
    }
    Footprint.assertUntouched(API, before);
    assertThat(API.as("").get("/livez").status()).isEqualTo(200);
  }

  @TestFactory
  Stream<DynamicTest> a_broken_escape_in_the_target_is_malformed() {
    return Stream.of("/sch_%es", "/sch_%", "/sch_%2", "/%u0041/runs", "?search=%zz", "?%=1")
        .map(target ->
            DynamicTest.dynamicTest(
                "7: " + target,
                () -> {
                  var answer = Raw.get(API.port(), SCHEDULES + target);
                  assertThat(answer.status()).as(answer.head()).isEqualTo(400);
                  assertThat(answer.body()).startsWith("{\"detail\":");
                }));
  }

  @Test
  void one_connection_answers_one_request_after_the_other_each_for_whom_it_shows()
      throws IOException {
    try (var raw = new Raw(API.port())) {
      raw.send(
          "GET "
              + SCHEDULES
              + "?limit=1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
              + Cast.token(Cast.OWNER)
              + "\r\n\r\n"
              + "GET "
              + SCHEDULES
              + "?limit=1 HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(raw.answer().status()).isEqualTo(200);
      assertThat(raw.answer().status()).isEqualTo(401);
    }
  }

  @TestFactory
  Stream<DynamicTest> who_one_is_stands_in_the_credential_and_in_no_other_header() {
    return Stream.of(
            "X-User-Id",
            "X-Workspace-Id",
            "X-Forwarded-User",
            "X-Remote-User",
            "Remote-User",
            "X-Authenticated-User",
            "X-Real-IP",
            "X-Forwarded-For",
            "Forwarded",
            "X-Original-URL",
            "X-Rewrite-URL",
            "X-Forwarded-Host",
            "X-Forwarded-Prefix",
            "X-Admin",
            "From")
        .map(header ->
            DynamicTest.dynamicTest(
                "7: " + header,
                () -> {
                  assertThat(API.as("").get(SCHEDULES, header, Cast.ADMIN).status()).isEqualTo(401);
                  var plain = API.as(Cast.token(Cast.COLLEAGUE)).get(SCHEDULES);
                  var dressed =
                      API.as(Cast.token(Cast.COLLEAGUE)).get(SCHEDULES, header, Cast.ADMIN);
                  assertThat(dressed.text()).isEqualTo(plain.text());
                }));
  }

  @Test
  void a_link_never_takes_its_host_from_the_request() throws IOException {
    var answer =
        Raw.once(
            API.port(),
            post(
                    "Connection: close\r\nX-Forwarded-Host: evil.example\r\nForwarded: host=evil.example\r\nContent-Length: "
                        + Belongings.DAILY.formatted("").length(),
                    Belongings.DAILY.formatted(""))
                .replace("Host: x\r\n", "Host: evil.example\r\n"));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.head()).contains("Location: /api/v1/schedules/sch_").doesNotContain("evil");
    assertThat(answer.body()).doesNotContain("evil");
  }

  @TestFactory
  Stream<DynamicTest> no_other_sites_page_is_let_in() {
    return Stream.of(
            "null",
            "https://app.example.evil",
            "http://127.0.0.1:" + API.port(),
            "https://localhost",
            "file://",
            "chrome-extension://x")
        .flatMap(origin ->
            Stream.of("GET", "POST", "OPTIONS")
                .map(method ->
                    DynamicTest.dynamicTest(
                        "7: " + method + " from " + origin,
                        () -> {
                          var reply =
                              API.as(Cast.token(Cast.OWNER))
                                  .send(
                                      method,
                                      SCHEDULES,
                                      "Origin",
                                      origin,
                                      "Access-Control-Request-Method",
                                      "DELETE",
                                      "Access-Control-Request-Headers",
                                      "authorization");
                          assertThat(reply.response().headers().map().keySet())
                              .noneMatch(name ->
                                  name.toLowerCase(java.util.Locale.ROOT)
                                      .startsWith("access-control"));
                        })));
  }

  @Test
  void connections_that_say_nothing_keep_nobody_waiting() throws IOException {
    var silent = new ArrayList<Raw>();
    try {
      for (int index = 0; index < 300; index++) {
        var raw = new Raw(API.port());
        raw.send(
            index % 3 == 0
                ? ""
                : index % 3 == 1 ? "GET / HTT" : post("Content-Length: 1000", "{\"name"));
        silent.add(raw);
      }
      for (int asked = 0; asked < 20; asked++) {
        assertThat(API.as(Cast.token(Cast.OWNER)).get(SCHEDULES + "?limit=1").status())
            .isEqualTo(200);
      }
    } finally {
      for (Raw raw : silent) {
        raw.close();
      }
    }
  }

  @Test
  void every_answer_however_bad_the_question_keeps_browsers_safe_and_tells_nothing()
      throws IOException {
    var answers =
        List.of(
            Raw.get(API.port(), "/livez"),
            Raw.get(API.port(), SCHEDULES),
            Raw.get(API.port(), "/nothing"),
            Raw.get(API.port(), "/%"),
            Raw.get(API.port(), "/" + "a".repeat(20_000)),
            Raw.once(
                API.port(), "GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(20_000) + "\r\n\r\n"),
            Raw.once(API.port(), "DELETE /livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
            Raw.once(API.port(), "nonsense\r\n\r\n"),
            Raw.once(API.port(), post("Connection: close\r\nContent-Length: 1", "{")),
            Raw.once(API.port(), post("Connection: close\r\nContent-Length: 5000000", "{")));
    for (var answer : answers) {
      assertThat(answer.head().toLowerCase(java.util.Locale.ROOT))
          .contains("x-content-type-options: nosniff")
          .contains("content-security-policy: default-src 'none'; frame-ancestors 'none'")
          .contains("x-frame-options: deny")
          .contains("referrer-policy: no-referrer")
          .contains("cross-origin-resource-policy: same-origin")
          .contains("cache-control: no-store")
          .contains("x-request-id: ")
          .doesNotContain("strict-transport-security")
          .doesNotContain("\r\nserver:")
          .doesNotContain("jetty")
          .doesNotContain("javalin");
      assertThat(answer.body())
          .doesNotContainIgnoringCase("exception")
          .doesNotContainIgnoringCase("jetty")
          .doesNotContain("com.socmate")
          .doesNotContain(".java");
    }
  }
}
