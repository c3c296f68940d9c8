package com.socmate.application.run;

import com.socmate.application.port.RunQueue;
import com.socmate.application.port.Sessions;
import com.socmate.domain.coverage.WindowRead;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.Conduct;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.investigation.Stage;
import com.socmate.domain.investigation.Turn;
import com.socmate.domain.run.FailureReason;
import com.socmate.domain.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a run ended, with all that its end leaves behind.
record Ending(
    Run.Finished run,
    Session.Status status,
    Optional<InvestigationResult> result,
    Optional<Words> words,
    SessionEvent.Draft last) {

  /// What a model said, and what its queries answered.
  record Words(Turn.Told told, List<Evidence> evidence) {}

  private Ending(
      Run.Finished run,
      Session.Status status,
      Optional<InvestigationResult> result,
      SessionEvent.Draft last) {
    this(run, status, result, Optional.empty(), last);
  }

  /// A model's words are no verdict: the session's outcome stays what it was.
  static Ending told(RunQueue.Claim claim, Words words, Instant at) {
    return new Ending(
        claim.run().complete(Outcome.INCONCLUSIVE, "A model answered; nothing was judged.", at),
        Session.Status.COMPLETED,
        Optional.empty(),
        Optional.of(words),
        new SessionEvent.Draft(
            at,
            SessionEvent.Kind.ANSWERED,
            Optional.of(Stage.REPORT),
            "A model answered; nothing was judged.",
            Map.of("answer", words.told().text())));
  }

  static Ending completed(RunQueue.Claim claim, InvestigationResult result, Instant at) {
    return new Ending(
        claim.run().complete(result.conclusion().outcome(), reason(result), at),
        Session.Status.COMPLETED,
        Optional.of(result),
        draft(at, SessionEvent.Kind.COMPLETED, "Completed: " + outcomeWords(result)));
  }

  static Ending failed(RunQueue.Claim claim, FailureReason why, Instant at) {
    return new Ending(
        claim.run().fail(why, at),
        Session.Status.FAILED,
        Optional.empty(),
        draft(at, SessionEvent.Kind.FAILED, why.message() + " " + why.hint()));
  }

  static Ending cancelled(RunQueue.Claim claim, String reason, Instant at) {
    return new Ending(
        claim.run().cancel(reason, at),
        Session.Status.CANCELLED,
        Optional.empty(),
        draft(at, SessionEvent.Kind.CANCELLED, reason));
  }

  /// A run that no worker ever took.
  static Ending withdrawn(Run.Queued run, String reason, Instant at) {
    return new Ending(
        run.cancel(reason, at),
        Session.Status.CANCELLED,
        Optional.empty(),
        draft(at, SessionEvent.Kind.CANCELLED, reason));
  }

  /// A run that waited in vain.
  static Ending expired(Run.Queued run, FailureReason why, Instant at) {
    return new Ending(
        run.expire(why, at),
        Session.Status.FAILED,
        Optional.empty(),
        draft(at, SessionEvent.Kind.FAILED, why.message() + " " + why.hint()));
  }

  /// The window that the run has read; a result without evidence has read nothing.
  Optional<WindowRead> window() {
    return run.origin()
        .schedule()
        .flatMap(schedule ->
            result.flatMap(it ->
                it.evidence().stream()
                    .findFirst()
                    .map(first ->
                        new WindowRead(
                            run.id(),
                            schedule,
                            run.origin().scheduledFor(),
                            first.range(),
                            run.origin().session(),
                            it.conclusion().outcome(),
                            it.evidence().stream().anyMatch(Evidence::isPartial),
                            run instanceof Run.Executed executed
                                ? executed.startedAt()
                                : run.finishedAt()))));
  }

  /// What arrived late for the windows of earlier runs.
  List<Conduct.LateRows> late() {
    return result
        .flatMap(InvestigationResult::grounds)
        .map(it -> it.conduct().late())
        .orElse(List.of());
  }

  Sessions.End ofSession() {
    return new Sessions.End(
        run.origin().session(), status, run.finishedAt(), result, List.of(last));
  }

  private static SessionEvent.Draft draft(Instant at, SessionEvent.Kind kind, String message) {
    return new SessionEvent.Draft(at, kind, Optional.empty(), message, Map.of());
  }

  private static String reason(InvestigationResult result) {
    var shortcomings = result.grounds().map(it -> String.join(" ", it.shortcomings())).orElse("");
    return result.conclusion() instanceof Conclusion.Inconclusive(var why) ? why : shortcomings;
  }

  private static String outcomeWords(InvestigationResult result) {
    int count = result.conclusion().findings().size();
    return switch (result.conclusion().outcome()) {
      case FINDINGS -> count + (count == 1 ? " finding." : " findings.");
      case CLEAR -> "clear; every query answered in full and nothing met the rule.";
      case INCONCLUSIVE -> "inconclusive; see the report for the reason.";
    };
  }
}
