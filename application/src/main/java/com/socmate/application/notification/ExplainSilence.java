package com.socmate.application.notification;

import com.socmate.application.notification.ExplainTelling.Explained;
import com.socmate.application.port.Findings;
import com.socmate.application.port.Notifications;
import com.socmate.application.port.Runs;
import com.socmate.application.port.Schedules;
import com.socmate.application.port.Sessions;
import com.socmate.application.port.Viewer;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.id.FindingId;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import com.socmate.domain.schedule.Schedule;
import java.util.List;
import java.util.Optional;

/// Answers "why did I not get this?" for a run, its session or something it found: what became of
/// the notifications that the asker has of it, or why there are none.
public final class ExplainSilence {
  private final Sources sources;
  private final ExplainTelling telling;

  /// Where runs, and what they left behind, are found.
  public record Sources(
      Runs runs,
      Sessions sessions,
      Findings findings,
      Schedules schedules,
      Notifications notifications) {}

  public ExplainSilence(Sources sources, ExplainTelling telling) {
    this.sources = sources;
    this.telling = telling;
  }

  /// What is asked about.
  public sealed interface Subject {
    record OfRun(RunId id) implements Subject {}

    record OfSession(SessionId id) implements Subject {}

    record OfFinding(FindingId id) implements Subject {}
  }

  /// @param note why there is none, or what is to be known of it besides; empty if nothing is
  public record Answer(List<Explained> notifications, String note) {
    public Answer {
      notifications = List.copyOf(notifications);
    }
  }

  /// @return empty if the asker sees no such thing
  public Optional<Answer> explain(Subject subject, Viewer asker) {
    return switch (subject) {
      case Subject.OfRun(var id) ->
          sources.runs().find(id).filter(run -> isSeen(run, asker)).map(run -> of(run, asker));
      case Subject.OfSession(var id) ->
          sources
              .sessions()
              .find(id, asker)
              .flatMap(_ -> sources.runs().ofSession(id))
              .map(run -> of(run, asker));
      case Subject.OfFinding(var id) ->
          sources
              .findings()
              .find(id, asker)
              .flatMap(found ->
                  sources
                      .runs()
                      .ofSession(found.session())
                      .map(run -> withNote(of(run, asker), noteOf(found.finding()))));
    };
  }

  /// What never ran has no session.
  private boolean isSeen(Run run, Viewer asker) {
    return sources.sessions().find(run.origin().session(), asker).isPresent()
        || scheduleOf(run, asker).isPresent();
  }

  private Optional<Schedule> scheduleOf(Run run, Viewer asker) {
    return run.origin().schedule().flatMap(id -> sources.schedules().find(id, asker));
  }

  private Answer of(Run run, Viewer asker) {
    var mine =
        sources.notifications().ofSession(run.origin().session(), asker.user()).stream()
            .map(telling::explain)
            .toList();
    return new Answer(mine, mine.isEmpty() ? silence(run, asker) : "");
  }

  private String silence(Run run, Viewer asker) {
    return switch (run) {
      case Run.Queued _, Run.Running _ -> "It has not ended yet; people are told when it has.";
      case Run.Cancelled _ -> "It was cancelled, and nobody is told of that.";
      case Run.Skipped it -> "It did not run. A digest names it. " + it.reason();
      case Run.Missed it -> "It did not run. A digest names it. " + it.reason();
      case Run.Completed _, Run.Failed _ -> ended(run, asker);
    };
  }

  private String ended(Run run, Viewer asker) {
    if (run.origin().schedule().isEmpty()) {
      return "It belongs to no schedule. Whoever starts something by hand watches it, and nobody is"
          + " told.";
    }
    if (run.origin().trigger() == Trigger.BACKFILL) {
      return "It belongs to a backfill, of which the end of the whole is told.";
    }
    return scheduleOf(run, asker).filter(it -> it.owner().equals(asker.user())).isPresent()
        ? "Nothing of it is in your inbox."
        : "Its schedule is somebody else's, who is told.";
  }

  private static Answer withNote(Answer answer, String more) {
    return new Answer(answer.notifications(), (answer.note() + " " + more).strip());
  }

  private static String noteOf(Finding finding) {
    if (finding.isSuppressed()) {
      return "The finding is suppressed: it is counted and not told.";
    }
    return switch (finding.novelty()) {
      case NEW -> "";
      case STILL -> "The finding was there in the run before already, so it is no news.";
    };
  }
}
