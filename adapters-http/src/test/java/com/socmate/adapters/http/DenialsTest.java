package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.AuditLog;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DenialsTest {
  private static final Actor NOISY = new Actor.Person(new UserId("usr_noisy1"));
  private static final Actor QUIET = new Actor.Person(new UserId("usr_quiet1"));

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final List<AuditLog.Entry> entries = new ArrayList<>();
  private final Denials denials = new Denials(entries::add, now::get);

  @Test
  void the_first_is_written_at_once_and_those_like_it_together() {
    for (int time = 0; time < 4; time++) {
      denials.record(QUIET, "GET /a", 403, "needs a scope", "req_" + time);
    }
    assertThat(told()).containsExactly("usr_quiet1 GET /a 403: needs a scope");
    now.set(Instant.EPOCH.plus(Duration.ofMinutes(1)));
    denials.flush();
    assertThat(told())
        .containsExactly(
            "usr_quiet1 GET /a 403: needs a scope",
            "usr_quiet1 GET /a 403: 3 times; the first: needs a scope");
    denials.record(QUIET, "GET /a", 403, "needs a scope", "req_4");
    assertThat(entries).hasSize(3);
  }

  @Test
  void whoever_is_refused_in_very_many_ways_hides_nobody_else() {
    for (int route = 0; route < 2_000; route++) {
      denials.record(NOISY, "GET /" + route, 404, "not found", "req_n");
      denials.record(new Actor.Stranger("192.0.2." + route), "GET /x", 401, "who?", "req_s");
    }
    denials.record(QUIET, "GET /a", 403, "needs a scope", "req_q");
    assertThat(told()).endsWith("usr_quiet1 GET /a 403: needs a scope").hasSizeLessThan(600);
    denials.flushAll();
    assertThat(told())
        .contains(
            "usr_noisy1 other routes 1499 times; the first: not found",
            "address:others other routes 1500 times; the first: who?")
        .hasSizeLessThan(1_200);
  }

  private List<String> told() {
    return entries.stream()
        .map(it -> it.actor().name() + " " + it.object() + " " + it.reason().orElse(""))
        .toList();
  }
}
