package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.Page;
import com.socmate.application.port.Schedules;
import com.socmate.application.port.Viewer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What JSON readers let through by themselves, and this one does not.
class StrictBodyTest {
  private static final String PATH = "/api/v1/schedules";
  private static final String GOOD = ScheduleCreationTest.daily(Map.of());
  private final RunningApi api = new RunningApi();

  @AfterEach
  void nothing_was_kept() {
    var everything = new Viewer(RunningApi.ADMIN_ID, true);
    assertThat(api.world.schedules().list(Schedules.Filter.NONE, everything, Page.FIRST).total())
        .isZero();
    assertThat(api.world.auditLog().entries()).isEmpty();
    api.stop();
  }

  static Stream<Arguments> notTheJsonThatIsRead() {
    return Stream.of(
        Arguments.of("no body", ""),
        Arguments.of("white space", " \n"),
        Arguments.of("cut off", GOOD.substring(0, 30)),
        Arguments.of("a duplicate member", "{\"name\":\"a\"," + GOOD.substring(1)),
        Arguments.of("an escaped duplicate", "{\"n\\u0061me\":\"a\"," + GOOD.substring(1)),
        Arguments.of("a second object", GOOD + GOOD),
        Arguments.of("trailing letters", GOOD + " x"),
        Arguments.of("a comment", "/* hello */" + GOOD),
        Arguments.of("single quotes", GOOD.replace('"', '\'')),
        Arguments.of("a trailing comma", GOOD.replace("}", ",}")),
        Arguments.of("no quotes at names", "{name: 1}"),
        Arguments.of("not a number", "{\"name\": NaN}"),
        Arguments.of("a leading zero", "{\"day_of_month\": 01}"),
        Arguments.of("a control character", GOOD.replace("Check", "Che\u0001ck")),
        Arguments.of("an unknown escape", GOOD.replace("Check", "Che\\qck")),
        Arguments.of("a byte order mark", "\uFEFF" + GOOD),
        Arguments.of("a number of 10,000 digits", "{\"day_of_month\": " + "9".repeat(10_000) + "}"),
        Arguments.of("lists 51 deep", "{\"tags\": " + "[".repeat(51) + "]".repeat(51) + "}"),
        Arguments.of("lists 100,000 deep", "{\"tags\": " + "[".repeat(100_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("notTheJsonThatIsRead")
  void it_is_refused_as_no_json(String name, String body) {
    var reply = api.client().post(PATH, body);

    assertThat(reply.status()).as(reply.text()).isEqualTo(422);
    assertThat(reply.violations()).containsExactly("body|value_error.jsondecode");
    assertThat(reply.message("body"))
        .endsWith(".")
        .hasSizeLessThan(200)
        .doesNotContain("com.")
        .doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "\"\"", "5", "true", "[{}]"})
  void what_is_no_object_is_refused(String body) {
    var reply = api.client().post(PATH, body);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.violations()).containsExactly("body|type_error.dict");
  }

  @Test
  void bytes_that_are_no_utf_8_are_refused() {
    byte[] bytes = GOOD.replace("Check", "Ch\u00e9ck").getBytes(StandardCharsets.ISO_8859_1);
    var reply = api.client().sendBody("POST", PATH, bytes);

    assertThat(reply.violations()).containsExactly("body|value_error.jsondecode");
  }

  @Test
  void utf_16_is_refused() {
    var reply = api.client().sendBody("POST", PATH, GOOD.getBytes(StandardCharsets.UTF_16));

    assertThat(reply.violations()).containsExactly("body|value_error.jsondecode");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00", "\\ud800x", "\\udc00\\ud800"})
  void text_that_no_database_keeps_is_refused_at_its_place(String escape) {
    var inName = api.client().post(PATH, GOOD.replace("Check", "Che" + escape + "ck"));
    var inTags =
        api.client()
            .post(PATH, ScheduleCreationTest.daily(Map.of("tags", "[\"a\", \"" + escape + "\"]")));

    assertThat(inName.status()).isEqualTo(422);
    assertThat(inName.violations()).containsExactly("body.name|value_error.str.character");
    assertThat(inTags.violations()).containsExactly("body.tags.1|value_error.str.character");
  }

  @Test
  void a_body_above_a_million_bytes_is_too_large() {
    var reply = api.client().post(PATH, " ".repeat(1_100_000));

    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.detail()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/json; charset=utf-16",
        "application/jsonp",
        "application/merge-patch+json",
        "multipart/form-data; boundary=x"
      })
  void another_media_type_is_refused(String type) {
    var reply = api.client().post(PATH, GOOD, "Content-Type", type);

    assertThat(reply.status()).isEqualTo(415);
    assertThat(reply.detail()).contains("application/json");
  }

  @Test
  void a_compressed_body_is_refused() {
    assertThat(api.client().post(PATH, GOOD, "Content-Encoding", "gzip").status()).isEqualTo(415);
  }

  @Test
  void a_thousand_unknown_members_are_told_of_in_a_bounded_answer() {
    var body = new StringBuilder("{");
    for (int member = 0; member < 1_000; member++) {
      body.append("\"member").append(member).append("\": 1, ");
    }
    var reply = api.client().post(PATH, body.append("\"last\": 1}").toString());

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.violations()).hasSize(100);
  }
}
