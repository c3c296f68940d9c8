package com.socmate.adapters.http;

import com.socmate.application.port.Audits;
import com.socmate.domain.audit.AuditOrder;
import com.socmate.domain.audit.AuditScore;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.crawl.CrawlSummary;
import com.socmate.domain.audit.plan.Plan;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.run.FailureReason;
import com.socmate.domain.run.Run;
import com.socmate.domain.workspace.DomainName;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An audit and how far it is.
record AuditJson(
    String id,
    String workspaceId,
    String type,
    String status,
    List<String> targets,
    @Nullable String scope,
    @Nullable String scheduleId,
    @Nullable String scheduleName,
    @Nullable Integer score,
    @Nullable String grade,
    @Nullable Integer findingCount,
    @Nullable Map<String, Integer> severityBreakdown,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable FailureJson error,
    @Nullable PlanJson plan,
    @Nullable AuditCallbackJson callback) {
  static AuditJson from(Audits.Listed listed) {
    return from(listed, Optional.empty());
  }

  /// With who is told of its end; lists leave that out.
  static AuditJson from(Audits.Listed listed, Optional<AuditCallbackJson> callback) {
    var audit = listed.audit();
    var score = listed.standing().map(Audits.Standing::score);
    return new AuditJson(
        audit.id().value(),
        audit.workspace().value(),
        Words.of(audit.order().type()),
        Words.of(status(listed.run())),
        audit.order().targets().stream().map(DomainName::value).toList(),
        audit.order().scope().orElse(null),
        audit.schedule().map(AuditJson::name).orElse(null),
        audit.scheduleName().orElse(null),
        score.map(AuditScore::points).orElse(null),
        score.map(AuditScore::grade).orElse(null),
        listed.standing().map(Audits.Standing::findings).orElse(null),
        listed.standing().map(it -> breakdown(it.breakdown())).orElse(null),
        audit.createdAt(),
        startedAt(listed.run()).orElse(null),
        listed.run() instanceof Run.Finished finished ? finished.finishedAt() : null,
        FailureJson.of(listed.run()).orElse(null),
        PlanJson.of(audit.order()),
        callback.orElse(null));
  }

  private static String name(ScheduleId id) {
    return AuditScheduleJson.name(id);
  }

  static Audits.Status status(Run run) {
    return switch (run) {
      case Run.Queued _ -> Audits.Status.QUEUED;
      case Run.Running _ -> Audits.Status.RUNNING;
      case Run.Completed _ -> Audits.Status.COMPLETED;
      case Run.Failed _ -> Audits.Status.FAILED;
      case Run.Cancelled _, Run.Skipped _, Run.Missed _ -> Audits.Status.CANCELLED;
    };
  }

  private static Optional<Instant> startedAt(Run run) {
    return switch (run) {
      case Run.Running running -> Optional.of(running.startedAt());
      case Run.Executed executed -> Optional.of(executed.startedAt());
      case Run.Cancelled cancelled -> cancelled.startedAt();
      case Run.Queued _, Run.Skipped _, Run.Missed _ -> Optional.empty();
    };
  }

  /// The worst first.
  static Map<String, Integer> breakdown(Map<Severity, Integer> counts) {
    var words = new LinkedHashMap<String, Integer>();
    for (Severity severity : Arrays.asList(Severity.values()).reversed()) {
      words.put(Words.of(severity), counts.getOrDefault(severity, 0));
    }
    return words;
  }

  /// What an autonomous audit does, and who made that of its brief.
  ///
  /// @param note how that came about, where there is something to say
  record PlanJson(String by, @Nullable String note, List<String> steps, List<String> ignored) {
    static @Nullable PlanJson of(AuditOrder order) {
      return order.type() == AuditType.AUTONOMOUS
              && Plan.of(order) instanceof Plan.Reading.Understood(var plan)
          ? new PlanJson(
              Words.of(plan.by()),
              plan.note().isEmpty() ? null : plan.note(),
              plan.steps(),
              plan.ignored())
          : null;
    }
  }

  /// Why there is no result.
  record FailureJson(String code, String message, @Nullable String hint) {
    static Optional<FailureJson> of(Run run) {
      return switch (run) {
        case Run.Failed failed -> Optional.of(from(failed.why()));
        case Run.Cancelled cancelled ->
            Optional.of(new FailureJson("CANCELLED", cancelled.reason(), null));
        case Run.Queued _, Run.Running _, Run.Completed _, Run.Skipped _, Run.Missed _ ->
            Optional.empty();
      };
    }

    private static FailureJson from(FailureReason why) {
      return new FailureJson(why.code().name(), why.message(), why.hint());
    }
  }

  /// What was looked at, and from what room.
  record CoverageJson(
      String target,
      String sandboxLevel,
      Instant startedAt,
      Instant endedAt,
      boolean sandboxDestroyed,
      @Nullable Integer observatoryScore,
      @Nullable String limited,
      @Nullable CrawlJson crawl,
      List<CheckJson> checks) {
    static CoverageJson from(Audits.Covered covered) {
      var room = covered.room();
      return new CoverageJson(
          covered.target().value(),
          Words.of(room.level()),
          room.startedAt(),
          room.endedAt(),
          room.destroyed(),
          covered.observatory().isPresent() ? covered.observatory().getAsInt() : null,
          covered.limited().isEmpty() ? null : covered.limited(),
          covered.crawl().map(CrawlJson::from).orElse(null),
          covered.checks().stream().map(CheckJson::from).toList());
    }
  }

  /// What was done beyond the first page.
  ///
  /// @param stateChangingRequests that were sent
  record CrawlJson(
      String plannedBy,
      List<String> plan,
      List<String> ignored,
      int requests,
      List<String> pages,
      List<String> forms,
      List<String> notFollowed,
      List<String> stateChangingRequests,
      Map<String, Integer> tried,
      List<String> leads,
      @Nullable String endedEarly) {
    static CrawlJson from(CrawlSummary crawl) {
      return new CrawlJson(
          crawl.plannedBy(),
          crawl.plan(),
          crawl.ignored(),
          crawl.requests(),
          crawl.pages(),
          crawl.forms(),
          crawl.leftOut(),
          crawl.changing(),
          new TreeMap<>(crawl.tried()),
          crawl.leads(),
          crawl.ended().isEmpty() ? null : crawl.ended());
    }
  }

  record CheckJson(String checkId, String verdict, @Nullable String reason) {
    static CheckJson from(Audits.Checked checked) {
      return new CheckJson(
          checked.check().value(),
          checked.verdict(),
          checked.reason().isEmpty() ? null : checked.reason());
    }
  }
}
