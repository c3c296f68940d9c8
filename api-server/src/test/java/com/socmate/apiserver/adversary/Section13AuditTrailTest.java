package com.socmate.apiserver.adversary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.socmate.apiserver.LiveApi;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.slf4j.LoggerFactory;

/// 13: what goes on record, and what must never get there.
class Section13AuditTrailTest {
  private static final LiveApi API = LiveApi.shared();
  private static final Belongings MAKE = new Belongings(API);
  private static final String UNRECORDED = "usr_unrecorded1";

  @BeforeAll
  static void enter() {
    Cast.enter(API);
  }

  @TestFactory
  Stream<DynamicTest> one_request_is_one_line_whatever_it_holds() {
    return Stream.of(
            "/x%0d%0aINFO%20forged",
            "/x%1b[31mred",
            "/x%00y",
            "/%e2%80%a8forged",
            "/%7bx%7d%25n%25n",
            "/$%7bjndi:ldap://127.0.0.1:" + API.port() + "/a%7d",
            "/" + "a".repeat(5_000))
        .map(path ->
            DynamicTest.dynamicTest(
                "13: " + path.substring(0, Math.min(40, path.length())),
                () -> {
                  var lines = logged(() -> Raw.get(API.port(), path));
                  assertThat(lines)
                      .allSatisfy(line ->
                          assertThat(line)
                              .doesNotContainPattern("[\\p{Cntrl}\\u2028\\u2029\\u0085]")
                              .hasSizeLessThan(1_000));
                }));
  }

  @Test
  void no_secret_gets_into_a_line() throws IOException {
    var canary = "canary0123456789";
    var lines =
        logged(() -> {
          Raw.once(
              API.port(),
              "POST "
                  + Belongings.SCHEDULES
                  + "?access_token="
                  + canary
                  + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                  + "Authorization: Bearer "
                  + canary
                  + "\r\nX-API-Key: "
                  + canary
                  + "\r\nCookie: access_token="
                  + canary
                  + "\r\nReferer: https://x/?k="
                  + canary
                  + "\r\nContent-Type: application/json\r\nContent-Length: "
                  + (canary.length() + 15)
                  + "\r\n\r\n{\"password\": \""
                  + canary
                  + "\"}");
          API.as(canary).get("/api/v1/sessions/?token=" + canary);
        });
    assertThat(lines).isNotEmpty().noneMatch(line -> line.contains(canary));
  }

  private interface Deed {
    void happen() throws IOException;
  }

  private static List<String> logged(Deed deed) throws IOException {
    var root = (Logger) LoggerFactory.getLogger("com.socmate");
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    var before = root.getLevel();
    root.setLevel(Level.DEBUG);
    root.addAppender(lines);
    try {
      deed.happen();
      API.as("").get("/livez");
      org.awaitility.Awaitility.await()
          .until(() ->
              List.copyOf(lines.list).stream()
                  .anyMatch(it -> it.getFormattedMessage().contains("/livez")));
      return List.copyOf(lines.list).stream().map(Section13AuditTrailTest::whole).toList();
    } finally {
      root.detachAppender(lines);
      root.setLevel(before);
    }
  }

  private static String whole(ILoggingEvent event) {
    var text = new StringBuilder(event.getFormattedMessage());
    for (var cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
      text.append(' ').append(cause.getMessage());
    }
    return text.toString();
  }

  @TestFactory
  Stream<DynamicTest> nobody_rewrites_the_log() {
    return Stream.of(
            "update audit_log set actor = 'nobody'",
            "delete from audit_log",
            "truncate audit_log",
            "delete from audit_log where seq = (select max(seq) from audit_log)")
        .map(statement ->
            DynamicTest.dynamicTest(
                "13: " + statement,
                () -> {
                  var before = API.column("select hash from audit_log order by seq");
                  assertThatIllegalStateException().isThrownBy(() -> API.sql(statement));
                  assertThat(API.column("select hash from audit_log order by seq"))
                      .isEqualTo(before);
                }));
  }

  @Test
  void a_hundred_changes_at_once_make_one_chain_without_a_gap() {
    var id = MAKE.schedule(Cast.OWNER);
    long before = Long.parseLong(API.column("select seq from audit_head").getFirst());
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int call = 0; call < 100; call++) {
        var client =
            call % 2 == 0 ? API.as(Cast.token(Cast.OWNER)) : API.otherAs(Cast.token(Cast.OWNER));
        var name = "{\"name\": \"Name " + call + "\"}";
        callers.execute(() -> client.patch(Belongings.SCHEDULES + "/" + id, name));
      }
    }
    assertThat(API.column("select seq from audit_log where seq > ? order by seq", before))
        .hasSize(100);
    assertThat(
            API.column(
                "select a.seq from audit_log a join audit_log b on b.seq = a.seq - 1 where a.prev_hash <> b.hash"))
        .isEmpty();
    assertThat(API.column("select max(seq) - count(*) from audit_log")).containsExactly("0");
  }

  @Test
  void a_change_that_cannot_go_on_record_does_not_happen() {
    Cast.enter(API, UNRECORDED);
    var id = MAKE.schedule(UNRECORDED);
    var path = Belongings.SCHEDULES + "/" + id;
    API.sql(
        "create function refuse() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$");
    API.sql(
        "create trigger refuse before insert on audit_log for each row execute function refuse()");
    try {
      var before = Footprint.of(API);
      assertThat(status("PATCH", path)).isEqualTo(500);
      assertThat(status("DELETE", path)).isEqualTo(500);
      assertThat(status("POST", path + "/pause")).isEqualTo(500);
      assertThat(status("POST", path + "/run")).isEqualTo(500);
      Footprint.assertUntouched(API, before);
    } finally {
      API.sql("drop trigger refuse on audit_log");
      API.sql("drop function refuse()");
    }
    assertThat(API.as(Cast.token(UNRECORDED)).get(path).status()).isEqualTo(200);
  }

  @Test
  void what_a_failed_statement_was_given_stays_out_of_the_log() throws IOException {
    Cast.enter(API, UNRECORDED);
    var path = Belongings.SCHEDULES + "/" + MAKE.schedule(UNRECORDED);
    API.sql("alter table schedule add constraint no_canary check (name <> 'canary0123456789')");
    try {
      var body = "{\"name\": \"canary0123456789\"}";
      var lines =
          logged(() ->
              assertThat(
                      Raw.once(
                              API.port(),
                              "PATCH "
                                  + path
                                  + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                                  + Cast.token(UNRECORDED)
                                  + "\r\nContent-Type: application/json\r\nContent-Length: "
                                  + body.length()
                                  + "\r\n\r\n"
                                  + body)
                          .status())
                  .isEqualTo(500));
      assertThat(lines)
          .anyMatch(line -> line.contains("no_canary"))
          .noneMatch(line -> line.contains("canary0123456789"));
    } finally {
      API.sql("alter table schedule drop constraint no_canary");
    }
  }

  /// Past the check against the document, which knows no 500.
  private static int status(String method, String path) {
    try {
      var body = method.equals("PATCH") ? "{\"name\": \"x\"}" : "{}";
      return Raw.once(
              API.port(),
              method
                  + " "
                  + path
                  + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                  + Cast.token(UNRECORDED)
                  + "\r\nContent-Type: application/json\r\nContent-Length: "
                  + body.length()
                  + "\r\n\r\n"
                  + body)
          .status();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> every_change_says_who_what_and_in_which_request() {
    var user = "usr_trail1"; // whose limit of runs nobody else has used up
    Cast.enter(API, user);
    var id = MAKE.schedule(user);
    var path = Belongings.SCHEDULES + "/" + id;
    return Stream.of(
            List.of("PATCH", path, "schedule.changed"),
            List.of("POST", path + "/pause", "schedule.paused"),
            List.of("POST", path + "/resume", "schedule.resumed"),
            List.of("POST", path + "/run", "schedule.triggered"),
            List.of("DELETE", path, "schedule.deleted"))
        .map(it ->
            DynamicTest.dynamicTest(
                "13: " + it.get(2),
                () -> {
                  var client = API.as(Cast.token(user));
                  var reply =
                      it.getFirst().equals("PATCH")
                          ? client.patch(
                              it.get(1),
                              "{\"name\": \"Of mine\"}",
                              "X-Request-Id",
                              "request-of-mine-13")
                          : client.send(
                              it.getFirst(), it.get(1), "X-Request-Id", "request-of-mine-13");
                  assertThat(reply.status()).isLessThan(300);
                  assertThat(
                          API.column(
                              "select actor || ' ' || action || ' ' || coalesce(request_id, '') from audit_log"
                                  + " where object = ? order by seq desc limit 1",
                              id))
                      .containsExactly(user + " " + it.get(2) + " request-of-mine-13");
                }));
  }
}
