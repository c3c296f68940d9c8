package com.socmate.apiserver.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.socmate.adapters.http.ApiDocument;
import com.socmate.adapters.http.Client;
import com.socmate.apiserver.LiveApi;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingSupplier;

/// 5: bodies, parameters and headers that a lenient reader would take for something else.
class Section05HostileInputTest {
  private static final LiveApi API = LiveApi.shared();
  private static final Belongings MAKE = new Belongings(API);
  private static final String SCHEDULES = Belongings.SCHEDULES;
  private static final String GOOD = Belongings.DAILY.formatted("");

  @BeforeAll
  static void enter() {
    Cast.enter(API);
  }

  private static Client owner() {
    return API.as(Cast.token(Cast.OWNER));
  }

  private static DynamicTest refused(
      String what, List<Integer> statuses, ThrowingSupplier<Client.Reply> call) {
    return DynamicTest.dynamicTest(
        "5: " + what,
        () -> {
          var before = Footprint.of(API);
          var reply = call.get();
          assertThat(reply.status()).as(reply.text()).isIn(statuses);
          assertThat(reply.json().size()).isEqualTo(1);
          assertThat(
                  reply.json().path("detail").isTextual() || reply.json().path("detail").isArray())
              .isTrue();
          assertThat(reply.text().length()).isLessThan(60_000);
          Footprint.assertUntouched(API, before);
        });
  }

  @TestFactory
  Stream<DynamicTest> a_member_that_is_not_of_the_body_is_refused_on_every_route_that_reads_one() {
    var id = MAKE.schedule(Cast.OWNER);
    return ApiDocument.SERVED.operations().entrySet().stream()
        .filter(
            it -> it.getValue().node().path("requestBody").path("content").has("application/json"))
        .filter(it ->
            it.getKey().contains(" /api/v1/schedules") || it.getKey().contains("/investigations"))
        .flatMap(it ->
            Stream.of(
                    "id",
                    "role",
                    "is_admin",
                    "owner",
                    "workspace_id",
                    "status",
                    "created_at",
                    "rate_limit",
                    "cost",
                    "__proto__",
                    "constructor",
                    "class",
                    "@type",
                    "$ref")
                .map(member ->
                    refused(
                        it.getKey() + " with " + member,
                        List.of(422),
                        () ->
                            send(
                                it.getKey().replace("{id}", id),
                                "{\"" + member + "\": \"admin\"}"))));
  }

  private static Client.Reply send(String operation, String body) {
    var parts = operation.split(" ", 2);
    return owner().sendBody(parts[0], parts[1], body.getBytes(StandardCharsets.UTF_8));
  }

  @TestFactory
  Stream<DynamicTest> what_is_no_single_json_object_is_refused() {
    var bodies = new LinkedHashMap<String, byte[]>();
    bodies.put("a name twice", utf8("{\"name\": \"a\", \"name\": \"b\"}"));
    bodies.put("a name twice, once escaped", utf8("{\"name\": \"a\", \"n\\u0061me\": \"b\"}"));
    bodies.put("an object and another", utf8(GOOD + "{}"));
    bodies.put("an object a line", utf8(GOOD + "\n" + GOOD));
    bodies.put("an object and a bracket", utf8(GOOD + "]"));
    bodies.put("a comment", utf8("/* hello */" + GOOD));
    bodies.put("single quotes", utf8(GOOD.replace('"', '\'')));
    bodies.put("a byte order mark", utf8("\ufeff" + GOOD));
    bodies.put("UTF-16", GOOD.getBytes(StandardCharsets.UTF_16));
    bodies.put("UTF-16LE", GOOD.getBytes(StandardCharsets.UTF_16LE));
    bodies.put("UTF-7", utf8(GOOD.replace("{", "+AHs-")));
    bodies.put("bytes that are no UTF-8", latin(GOOD.replace("Daily", "\u00ff\u00fe")));
    bodies.put("an overlong slash", latin(GOOD.replace("Daily", "\u00c0\u00af")));
    bodies.put("half a surrogate as bytes", latin(GOOD.replace("Daily", "\u00ed\u00a0\u0080")));
    bodies.put("null", utf8("null"));
    bodies.put("a list", utf8("[]"));
    bodies.put("a list of one", utf8("[" + GOOD + "]"));
    bodies.put("a text", utf8("\"\""));
    bodies.put("a number", utf8("5"));
    bodies.put("a truth", utf8("true"));
    bodies.put("nothing", new byte[0]);
    bodies.put("spaces", utf8("   \n\t "));
    bodies.put("half of it", utf8(GOOD.substring(0, 60)));
    bodies.put("NaN", utf8("{\"day_of_month\": NaN}"));
    bodies.put("a hexadecimal number", utf8("{\"day_of_month\": 0x1}"));
    bodies.put("a leading zero", utf8("{\"day_of_month\": 01}"));
    bodies.put("a trailing comma", utf8("{\"name\": \"a\",}"));
    bodies.put("a name without quotes", utf8("{name: \"a\"}"));
    bodies.put("a raw line break in a text", utf8("{\"name\": \"a\nb\"}"));
    bodies.put(
        "XML",
        utf8(
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"));
    bodies.put("YAML", utf8("name: !!javax.script.ScriptEngineManager [x]"));
    return bodies.entrySet().stream()
        .map(it ->
            refused(
                it.getKey(),
                List.of(422),
                () -> owner().sendBody("POST", SCHEDULES, it.getValue())));
  }

  @TestFactory
  Stream<DynamicTest> sizes_beyond_reason_are_refused_at_once() {
    var bodies = new LinkedHashMap<String, String>();
    bodies.put("nested 51 deep", nested(51));
    bodies.put("nested 1,000 deep", nested(1_000));
    bodies.put("nested 100,000 deep", nested(100_000));
    bodies.put("lists nested 100,000 deep", "{\"tags\": " + "[".repeat(100_000) + "}");
    bodies.put("300,000 items", "{\"tags\": [" + "1,".repeat(300_000) + "1]}");
    bodies.put("80,000 names", "{" + names(80_000) + "}");
    bodies.put("names that collide", "{" + colliding() + "}");
    bodies.put("a number of 10,000 digits", "{\"day_of_month\": " + "9".repeat(10_000) + "}");
    bodies.put("1e400", "{\"day_of_month\": 1e400}");
    bodies.put("1e999999999", "{\"day_of_month\": 1e999999999}");
    bodies.put("a fraction of 10,000 digits", "{\"day_of_month\": 0." + "1".repeat(10_000) + "}");
    bodies.put("a name of 500,000 letters", "{\"" + "n".repeat(500_000) + "\": 1}");
    bodies.put("a text of 900,000 letters", GOOD.replace("Daily", "D".repeat(900_000)));
    return Stream.concat(
        bodies.entrySet().stream()
            .map(it ->
                refused(it.getKey(), List.of(422), () -> owner().post(SCHEDULES, it.getValue()))),
        Stream.of(
            refused(
                "a body of a megabyte and a byte",
                List.of(413),
                () -> owner().post(SCHEDULES, " ".repeat(1_048_577))),
            refused(
                "a body of 5 megabytes",
                List.of(413),
                () -> owner().post(SCHEDULES, " ".repeat(5_000_000)))));
  }

  private static String nested(int depth) {
    return "{\"tags\":".repeat(depth) + "1" + "}".repeat(depth);
  }

  private static String names(int count) {
    var members = new StringBuilder();
    for (int index = 0; index < count; index++) {
      members.append("\"k").append(index).append("\":1,");
    }
    return members.append("\"k\":1").toString();
  }

  /// `Aa` and `BB` have the same hash in Java, and so has whatever is put together of them.
  private static String colliding() {
    var members = new StringBuilder();
    for (int index = 0; index < 1 << 15; index++) {
      members.append('"');
      for (int bit = 0; bit < 15; bit++) {
        members.append((index >> bit & 1) == 0 ? "Aa" : "BB");
      }
      members.append("\":1,");
      if (members.length() > 1_000_000) {
        break;
      }
    }
    return members.append("\"k\":1").toString();
  }

  @TestFactory
  Stream<DynamicTest> a_value_of_another_kind_is_not_bent_into_shape() {
    var values = new LinkedHashMap<String, String>();
    values.put("name", "true|5|1.5|[]|{}|[\"a\"]|null|\"\"|\"   \"");
    values.put("user_query", "5|[\"a\"]|{\"a\": \"b\"}|null|\"\"");
    values.put("persona", "0|1|\"SOC_ANALYST\"|\"root\"|\"\"|null|true|[\"soc_analyst\"]");
    values.put("frequency", "0|\"DAILY\"|\"hourly\"|true|null|\" daily\"");
    values.put(
        "scheduled_time",
        "800|8.00|\"8\"|\"24:00\"|\"08:60\"|\"-1:00\"|\"08:00:00Z\"|\"٠٨:٠٠\"|true");
    values.put("day_of_month", "\"1\"|1.0|0|32|-1|2147483648|9223372036854775808|1e1|true");
    values.put(
        "timezone", "1|\"Mars/Olympus\"|\"../../etc/passwd\"|\"\"|\"UTC\\u0000\"|\"+25:00\"");
    values.put("tags", "\"a\"|{}|[1]|[null]|[[\"a\"]]|[\"\"]|5");
    values.put("visibility", "0|\"public\"|true|\"PRIVATE \"");
    values.put(
        "cron_expression",
        "\"* * * *\"|5|\"@reboot\"|\"* * * * * * * *\"|\"99 * * * *\"|\"$(id)\"");
    values.put(
        "start_at",
        "\"yesterday\"|1700000000|\"2026-13-01T00:00:00Z\"|\"2026-05-18\"|\"+999999999-12-31T23:59:59Z\"|\"0000-00-00T00:00:00Z\"");
    return values.entrySet().stream()
        .flatMap(it ->
            Stream.of(it.getValue().split("\\|", -1))
                .map(value ->
                    refused(
                        it.getKey() + " as " + value,
                        List.of(422),
                        () -> {
                          var reply = owner().post(SCHEDULES, with(it.getKey(), value));
                          assertThat(reply.violations())
                              .anyMatch(found -> found.startsWith("body." + it.getKey()));
                          return reply;
                        })));
  }

  private static String with(String member, String value) throws IOException {
    var mapper = new ObjectMapper();
    var body = (com.fasterxml.jackson.databind.node.ObjectNode) mapper.readTree(GOOD);
    body.remove(member);
    switch (member) {
      case "day_of_month" -> body.put("frequency", "monthly");
      case "cron_expression" -> body.put("frequency", "custom").remove("scheduled_time");
      default -> body.has("name");
    }
    var text = body.toString();
    return text.substring(0, text.length() - 1) + ", \"" + member + "\": " + value + "}";
  }

  @TestFactory
  Stream<DynamicTest> u_0000_and_half_characters_are_refused_wherever_they_stand() {
    var id = MAKE.schedule(Cast.OWNER);
    var schedule = SCHEDULES + "/" + id;
    return Stream.of(
        refused(
            "U+0000 in a text",
            List.of(422),
            () -> owner().patch(schedule, "{\"name\": \"a\\u0000b\"}")),
        refused(
            "U+0000 in a list",
            List.of(422),
            () -> owner().patch(schedule, "{\"tags\": [\"a\\u0000\"]}")),
        refused(
            "U+0000 in a name",
            List.of(422),
            () -> owner().patch(schedule, "{\"na\\u0000me\": \"a\"}")),
        refused(
            "the first half of a pair",
            List.of(422),
            () -> owner().patch(schedule, "{\"name\": \"\\ud800\"}")),
        refused(
            "the second half of a pair",
            List.of(422),
            () -> owner().patch(schedule, "{\"name\": \"x\\udc00y\"}")),
        refused(
            "the halves the wrong way round",
            List.of(422),
            () -> owner().patch(schedule, "{\"name\": \"\\udc00\\ud800\"}")),
        refused("U+0000 in a search", List.of(400), () -> owner().get(SCHEDULES + "?q=a%00b")),
        refused(
            "U+0000 in the name of a parameter",
            List.of(400),
            () -> owner().get(SCHEDULES + "?q%00=a")),
        refused(
            "U+0000 in an owner", List.of(400), () -> owner().get(SCHEDULES + "?owner=usr_%00")),
        refused(
            "bytes that are no UTF-8 in a search",
            List.of(400),
            () -> owner().get(SCHEDULES + "?q=%ff%fe")),
        refused(
            "a surrogate as bytes in a search",
            List.of(400),
            () -> owner().get(SCHEDULES + "?q=%ed%a0%80")));
  }

  @TestFactory
  Stream<DynamicTest> strange_but_whole_text_is_kept_as_it_is() {
    return Stream.of(
            "\u202eexe.gnp",
            "a\u200bb",
            "\u0430dmin",
            "a" + "\u0301".repeat(50),
            "😀👩‍👩‍👧",
            "ﬁ",
            "é",
            "e\u0301",
            "<script>alert(1)</script>",
            "'; drop table schedule; --",
            "${jndi:ldap://127.0.0.1/a}",
            "=HYPERLINK(\"http://x\")",
            "%s%n",
            "../../etc/passwd",
            "{{7*7}}",
            "a\u2028b",
            "\uffff")
        .map(text ->
            DynamicTest.dynamicTest(
                "5: a name such as " + text,
                () -> {
                  var id = MAKE.schedule(Cast.OWNER);
                  var body = new ObjectMapper().writeValueAsString(Map.of("name", text));
                  var reply = owner().patch(SCHEDULES + "/" + id, body);
                  assertThat(reply.status()).as(reply.text()).isEqualTo(200);
                  assertThat(owner().get(SCHEDULES + "/" + id).json().path("name").asText())
                      .isEqualTo(text);
                }));
  }

  @TestFactory
  Stream<DynamicTest> a_body_in_other_clothes_is_refused() throws IOException {
    var zipped = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(zipped)) {
      gzip.write(new byte[10_000_000]);
    }
    var types =
        Stream.of(
                "",
                "text/plain",
                "text/json",
                "application/xml",
                "application/json;charset=evil",
                "application/json; charset=utf-16",
                "application/json; charset=utf-8; charset=evil",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/jsonp",
                "application/json, text/plain",
                "APPLICATION/JSON5",
                "*/*")
            .map(type ->
                refused(
                    "sent as '" + type + "'",
                    List.of(415),
                    () ->
                        owner()
                            .sendBody(
                                "POST",
                                SCHEDULES,
                                utf8(GOOD),
                                "Content-Type",
                                type.isEmpty() ? " " : type)));
    var encodings =
        Stream.of("gzip", "GZIP", "deflate", "br", "zstd", "gzip, gzip", "identity, gzip", "x")
            .map(encoding ->
                refused(
                    "packed as " + encoding,
                    List.of(415),
                    () ->
                        owner()
                            .sendBody(
                                "POST",
                                SCHEDULES,
                                zipped.toByteArray(),
                                "Content-Encoding",
                                encoding)));
    return Stream.concat(types, encodings);
  }

  @TestFactory
  Stream<DynamicTest> words_of_sql_are_words() {
    return Stream.of(
            "?sort=id;drop",
            "?sort=(select%20pg_sleep(5))",
            "?sort=name,id",
            "?sort=--name",
            "?sort=NAME",
            "?status=active'--",
            "?status=1",
            "?frequency=daily%20or%201=1",
            "?persona[]=x",
            "?owner=usr_x'--",
            "?owner=%25",
            "?limit=1%20union%20select%201",
            "?offset=0;select%201",
            "?order=asc",
            "?q=a&q=b",
            "?limit=1&limit=1000",
            "?limit%5B%5D=1",
            "?Limit=1",
            "?limit=1;offset=2",
            "?q=" + "a".repeat(1_001),
            "?=1",
            "?%20limit=1")
        .map(query ->
            refused(
                "GET " + SCHEDULES + query, List.of(400), () -> owner().get(SCHEDULES + query)));
  }

  @Test
  void a_search_for_wild_cards_finds_only_what_holds_them() {
    var before = Footprint.of(API);
    for (String q :
        List.of(
            "%25", "_", "%25%25%25_____", "'", "%5C", "%27%20or%20%271%27=%271", "(a%2B)%2B$")) {
      var reply = owner().get(SCHEDULES + "?q=" + q);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.json().path("schedules"))
          .allSatisfy(
              schedule -> assertThat(schedule.toString()).containsAnyOf("%", "_", "'", "\\"));
    }
    Footprint.assertUntouched(API, before);
  }

  /// Headers and framing are refused before any route sees them, on a connection of their own.
  @TestFactory
  Stream<DynamicTest> headers_that_are_none_are_refused() {
    var post =
        "POST "
            + SCHEDULES
            + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
            + Cast.token(Cast.OWNER)
            + "\r\nContent-Type: application/json\r\n";
    var get = "GET " + SCHEDULES + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
    var heads = new LinkedHashMap<String, String>();
    heads.put("a zero in a header", get + "X-A: a\0b\r\n\r\n");
    heads.put("a header in two lines", get + "X-A: a\r\n b\r\n\r\n");
    heads.put("a bare carriage return", get + "X-A: a\rX-B: b\r\n\r\n");
    heads.put("a space before the colon", get + "X-A : a\r\n\r\n");
    heads.put("a header without a colon", get + "X-A\r\n\r\n");
    heads.put("a header without a name", get + ": a\r\n\r\n");
    heads.put("a letter beyond ASCII in a name", get + "X-\u00e4: a\r\n\r\n");
    heads.put("a header of 64 kB", get + "X-A: " + "a".repeat(65_536) + "\r\n\r\n");
    heads.put("2,000 headers", get + "X-A: aaaaaaaa\r\n".repeat(2_000) + "\r\n");
    heads.put("no host", "GET " + SCHEDULES + " HTTP/1.1\r\nConnection: close\r\n\r\n");
    heads.put("two hosts", get + "Host: y\r\n\r\n");
    heads.put("a length with a sign", post + "Content-Length: +5\r\n\r\n{}   ");
    heads.put("a length below nothing", post + "Content-Length: -1\r\n\r\n");
    heads.put("a length in letters", post + "Content-Length: 0x5\r\n\r\n{}   ");
    heads.put("a length beyond counting", post + "Content-Length: 99999999999999999999\r\n\r\n");
    heads.put("two lengths", post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x");
    heads.put("a list of lengths", post + "Content-Length: 2, 2\r\n\r\n{}");
    heads.put(
        "an address of 20 kB",
        "GET " + SCHEDULES + "?q=" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
    heads.put("a version to come", get.replace("HTTP/1.1", "HTTP/3.7") + "\r\n");
    heads.put("no version", "GET " + SCHEDULES + "\r\n\r\n");
    heads.put("another protocol", "SSH-2.0-OpenSSH_9.0\r\n\r\n");
    heads.put(
        "the beginning of TLS",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n");
    return heads.entrySet().stream()
        .map(it ->
            DynamicTest.dynamicTest(
                "5: " + it.getKey(),
                () -> {
                  var before = Footprint.of(API);
                  try (var raw = new Raw(API.port())) {
                    raw.send(it.getValue());
                    var answer = raw.answer();
                    assertThat(answer.status()).as(answer.head()).isIn(400, 414, 426, 431, 505);
                    assertThat(answer.body()).startsWith("{\"detail\":\"");
                    assertThat(raw.isClosed()).isTrue();
                  }
                  Footprint.assertUntouched(API, before);
                }));
  }

  @Test
  void a_body_that_breaks_off_changes_nothing() throws IOException {
    var before = Footprint.of(API);
    try (var raw = new Raw(API.port())) {
      raw.send(
          "POST "
              + SCHEDULES
              + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
              + Cast.token(Cast.OWNER)
              + "\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n"
              + GOOD);
      raw.socket().shutdownOutput();
      assertThat(raw.answer().status()).isIn(0, 400);
    }
    Footprint.assertUntouched(API, before);
  }

  @Test
  void what_is_told_back_is_short_and_bounded() {
    var long500 = "x".repeat(500);
    var reply =
        owner()
            .post(
                SCHEDULES,
                "{" + names(3_000) + ", \"persona\": \"" + long500 + "\", \"" + long500 + "\": 1}");
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().path("detail").size()).isLessThanOrEqualTo(100);
    assertThat(reply.text()).doesNotContain("x".repeat(201));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
