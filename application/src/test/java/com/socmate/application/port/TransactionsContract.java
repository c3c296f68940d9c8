package com.socmate.application.port;

import static com.socmate.application.port.ScheduleFixture.aSchedule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [Transactions] promises.
public interface TransactionsContract {
  Ports ports();

  private Transactions transactions() {
    return ports().transactions();
  }

  @Test
  default void changes_made_together_last_together() {
    var first = aSchedule().make();
    var second = aSchedule().make();
    String answer =
        transactions()
            .together(() -> {
              ports().schedules().add(first, Optional.empty());
              ports().schedules().add(second, Optional.empty());
              return "both";
            });
    assertThat(answer).isEqualTo("both");
    assertThat(ports().schedules().find(first.id())).isPresent();
    assertThat(ports().schedules().find(second.id())).isPresent();
  }

  @Test
  default void an_exception_undoes_everything_and_reaches_the_caller() {
    var schedule = aSchedule().make();
    assertThatThrownBy(() ->
            transactions()
                .together(() -> {
                  ports().schedules().add(schedule, Optional.empty());
                  throw new IllegalStateException("no");
                }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no");
    assertThat(ports().schedules().find(schedule.id())).isEmpty();
  }

  @Test
  default void a_nested_call_joins_the_one_around_it() {
    var schedule = aSchedule().make();
    assertThatThrownBy(() ->
            transactions()
                .together(() -> {
                  transactions()
                      .together(() -> ports().schedules().add(schedule, Optional.empty()));
                  throw new IllegalStateException("no");
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(ports().schedules().find(schedule.id())).isEmpty();
  }

  @Test
  default void what_is_changed_is_seen_at_once_from_within() {
    var schedule = aSchedule().make();
    var seen =
        transactions()
            .together(() -> {
              ports().schedules().add(schedule, Optional.empty());
              return ports().schedules().find(schedule.id());
            });
    assertThat(seen).contains(schedule);
  }
}
