package com.socmate.application.run;

import static com.socmate.application.investigation.Answers.workspace;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.investigation.Answers.Source;
import com.socmate.application.investigation.CompilePlan;
import com.socmate.application.investigation.HostileText;
import com.socmate.application.investigation.Investigate;
import com.socmate.application.investigation.Limits;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.port.LogWorkspace;
import com.socmate.application.port.Page;
import com.socmate.domain.id.UserId;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.schedule.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// 14: whatever logs say, the same people are told, and nothing else happens.
class Section14RecipientsTest {
  private static final UserId OTHER = new UserId("usr_other001");

  @TestFactory
  Stream<DynamicTest> no_text_in_a_log_changes_who_is_told_or_what_is_done() {
    var plain = new Told(workspace(new Source("192.0.2.9", 40, 0, "curl")));
    return HostileText.all().stream()
        .map(text ->
            DynamicTest.dynamicTest(
                "14: " + text.substring(0, Math.min(40, text.length())),
                () -> {
                  var hostile = new Told(workspace(new Source("192.0.2.9", 40, 0, text)));
                  assertThat(hostile.owner()).hasSameSizeAs(plain.owner()).isNotEmpty();
                  assertThat(hostile.owner().getFirst().event())
                      .isEqualTo(plain.owner().getFirst().event());
                  assertThat(hostile.others()).isEmpty();
                  assertThat(hostile.schedule().getClass()).isEqualTo(plain.schedule().getClass());
                  assertThat(hostile.schedule().definition())
                      .isEqualTo(plain.schedule().definition());
                  assertThat(hostile.office.runs(hostile.schedule().id())).hasSize(1);
                }));
  }

  /// A day of a schedule over these logs.
  private static final class Told {
    final Office office = new Office();
    private final Schedule made = office.dailyAtEight();

    Told(LogWorkspace logs) {
      var library = new IntentLibrary(logs);
      office.later(Duration.ofDays(1)).dispatch.dispatch();
      new ExecuteRun(
              office.world.sessions(),
              office.world.schedules(),
              new CompilePlan(library),
              new Investigate(
                  logs, office.world.runs(), library, office.ids, office.clock, Limits.USUAL),
              office.finish,
              office.clock,
              Office.PATIENT)
          .execute(office.claimOne(), () -> false);
    }

    Schedule schedule() {
      return office.reread(made);
    }

    List<Notification> owner() {
      return of(Office.OWNER);
    }

    List<Notification> others() {
      return of(OTHER);
    }

    private List<Notification> of(UserId user) {
      return office.world.notifications().list(user, false, new Page(20, 0)).items();
    }
  }
}
