package com.socmate.application.port;

import static com.socmate.application.port.Fixtures.IDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.AuditTrail.Filter;
import com.socmate.application.port.AuditTrail.Recorded;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [AuditTrail] promises.
public interface AuditTrailContract {
  Instant NOON = Instant.parse("2026-05-20T12:00:00Z");
  UserId USER = IDS.user();

  AuditTrail trail();

  AuditLog log();

  @Test
  default void entries_are_found_by_whatever_is_known_of_them() {
    var created = append(new Actor.Person(USER), "schedule.created", "sch_0001", NOON, "req-0001");
    var viaKey =
        append(
            new Actor.Person(USER, "k_0001"),
            "schedule.changed",
            "sch_0001",
            NOON.plusSeconds(1),
            "req-0002");
    var other =
        append(new Actor.Automaton("runs"), "scheduler.x", "run_1", NOON.plusSeconds(2), "req-3");
    var stranger =
        append(new Actor.Stranger("::1"), "request.denied", "GET /", NOON.plusSeconds(3), "req-4");

    assertThat(found(Filter.NONE)).containsExactly(stranger, other, viaKey, created);
    assertThat(found(actor(USER.value()))).containsExactly(viaKey, created);
    assertThat(found(actor(USER + " via k_0001"))).containsExactly(viaKey);
    assertThat(found(actor("address:::1"))).containsExactly(stranger);
    assertThat(found(filter("schedule", "", "", Optional.empty(), Optional.empty())))
        .containsExactly(viaKey, created);
    assertThat(found(filter("schedule.created", "", "", Optional.empty(), Optional.empty())))
        .containsExactly(created);
    assertThat(found(filter("", "run_1", "", Optional.empty(), Optional.empty())))
        .containsExactly(other);
    assertThat(found(filter("", "", "req-0002", Optional.empty(), Optional.empty())))
        .containsExactly(viaKey);
    assertThat(
            found(
                filter(
                    "",
                    "",
                    "",
                    Optional.of(NOON.plusSeconds(1)),
                    Optional.of(NOON.plusSeconds(3)))))
        .containsExactly(other, viaKey);
  }

  @Test
  default void the_log_is_read_in_pages_or_stretches() {
    for (int entry = 0; entry < 5; entry++) {
      append(new Actor.Person(USER), "schedule.created", "sch_000" + entry, NOON, "req-0001");
    }
    var page = trail().list(Filter.NONE, new Page(2, 1));
    assertThat(page.total()).isEqualTo(5);
    assertThat(page.items())
        .extracting(it -> it.entry().object())
        .containsExactly("sch_0003", "sch_0002");
    var first = trail().after(0, Filter.NONE, 3);
    var rest = trail().after(first.getLast().number(), Filter.NONE, 3);
    assertThat(first).hasSize(3);
    assertThat(rest).extracting(it -> it.entry().object()).containsExactly("sch_0003", "sch_0004");
  }

  private List<AuditLog.Entry> found(Filter filter) {
    return trail().list(filter, Page.FIRST).items().stream().map(Recorded::entry).toList();
  }

  private static Filter actor(String name) {
    return new Filter(
        Optional.of(name),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Filter filter(
      String action,
      String object,
      String requestId,
      Optional<Instant> from,
      Optional<Instant> to) {
    return new Filter(Optional.empty(), given(action), given(object), given(requestId), from, to);
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(it -> !it.isEmpty());
  }

  private AuditLog.Entry append(
      Actor actor, String action, String object, Instant at, String requestId) {
    var entry =
        new AuditLog.Entry(
            at,
            actor,
            action,
            object,
            Optional.empty(),
            Optional.of("{}"),
            Optional.empty(),
            Optional.of(requestId));
    log().append(entry);
    return entry;
  }
}
