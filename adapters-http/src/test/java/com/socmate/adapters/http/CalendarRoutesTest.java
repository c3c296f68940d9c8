package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CalendarRoutesTest {
  private static final String PATH = "/api/v1/calendar";
  private static final String EVIL =
      "Déjà vu; a,b\\\\c \\r\\nBEGIN:VEVENT \\u202e 🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊";
  private final RunningApi api = new RunningApi();

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void an_address_is_told_once_and_shows_ones_schedules_to_whoever_has_it() {
    assertThat(api.client().get(PATH).json().path("exists").asBoolean()).isFalse();
    schedule("Failed sign-ins");
    var reply = api.as("").get(issue());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).contains("text/calendar; charset=utf-8");
    assertThat(reply.header("Cache-Control")).contains("private, max-age=300");
    assertThat(reply.header("Set-Cookie")).isEmpty();
    assertThat(reply.text())
        .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
        .endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n")
        .contains(
            "DTSTART:20260521T060000Z\r\nDURATION:PT15M\r\nSUMMARY:Failed sign-ins\r\n"
                + "DESCRIPTION:Every day at 08:00\\, Europe/Berlin\r\nURL:https://soc.example/");
    var feed = api.client().get(PATH).json();
    assertThat(feed.path("exists").asBoolean()).isTrue();
    assertThat(feed.path("last_read_at").asText()).isEqualTo("2026-05-20T12:00:00Z");
  }

  @Test
  void an_entry_is_known_by_the_same_name_in_every_reading() {
    schedule("Failed sign-ins");
    var address = issue();
    var first = api.as("").get(address).text();
    api.now.updateAndGet(it -> it.plusSeconds(3600));
    assertThat(api.as("").get(address).text()).isEqualTo(first);
    assertThat(uids(first)).hasSize(60).doesNotHaveDuplicates();
  }

  @Test
  void names_can_neither_break_a_line_nor_make_an_entry() {
    schedule(EVIL);
    var text = api.as("").get(issue()).text();

    assertThat(text.split("\r\n", -1))
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75)
        .noneMatch(line -> line.contains("\n") || line.contains("\uFFFD"));
    var unfolded = text.replace("\r\n ", "");
    assertThat(unfolded.lines().filter("BEGIN:VEVENT"::equals)).hasSize(60);
    assertThat(unfolded)
        .contains("SUMMARY:Déjà vu\\; a\\,b\\\\c   BEGIN:VEVENT ⟨U+202E⟩ 🦊")
        .doesNotContain("\u202e");
  }

  @Test
  void what_was_revoked_or_replaced_is_not_there() {
    var first = issue();
    var second = issue();
    assertThat(api.as("").get(first).status()).isEqualTo(404);
    assertThat(api.as("").get(second).status()).isEqualTo(200);
    assertThat(api.client().send("DELETE", PATH).status()).isEqualTo(204);
    assertThat(api.as("").get(second).status()).isEqualTo(404);
    assertThat(api.client().send("DELETE", PATH).status()).isEqualTo(404);
    assertThat(api.as("").get("/calendar/guess.ics").status()).isEqualTo(404);
  }

  @Test
  void who_guesses_addresses_is_told_to_wait() {
    var statuses =
        IntStream.range(0, 61)
            .map(guess -> api.as("").get("/calendar/guess" + guess + ".ics").status())
            .boxed()
            .toList();
    assertThat(statuses.subList(0, 60)).containsOnly(404);
    assertThat(statuses.getLast()).isEqualTo(429);
  }

  @Test
  void the_secret_is_in_no_log() {
    assertThat(RequestLog.printable("/calendar/s3cret.ics")).isEqualTo("/calendar/****");
    assertThat(RequestLog.printable("/api/v1/calendar")).isEqualTo("/api/v1/calendar");
    var secret = issue().replaceAll(".*/|\\.ics", "");
    api.client().send("DELETE", PATH);
    api.as("").get("/calendar/" + secret + ".ics");
    assertThat(api.world.auditLog().entries())
        .extracting(it -> it.action())
        .contains("calendar.issued", "calendar.revoked");
    assertThat(api.world.auditLog().entries().toString()).doesNotContain(secret);
  }

  private void schedule(String name) {
    var reply =
        api.client()
            .post(
                "/api/v1/schedules",
                """
                {"name": "%s", "user_query": "Check for failed sign-ins over 5 per IP over 24 hours",
                 "persona": "soc_analyst", "frequency": "daily", "scheduled_time": "08:00",
                 "timezone": "Europe/Berlin"}
                """
                    .formatted(name));
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
  }

  private String issue() {
    var reply = api.client().send("POST", PATH);
    assertThat(reply.status()).isEqualTo(201);
    var url = reply.json().path("url").asText();
    assertThat(url).startsWith("https://soc.example/calendar/").endsWith(".ics");
    return url.substring("https://soc.example".length());
  }

  private static List<String> uids(String text) {
    return Arrays.stream(text.replace("\r\n ", "").split("\r\n", -1))
        .filter(line -> line.startsWith("UID:"))
        .toList();
  }
}
