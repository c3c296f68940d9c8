package com.socmate.application.port;

import com.socmate.domain.audit.Audit;
import com.socmate.domain.audit.AuditFinding;
import com.socmate.domain.audit.AuditOutcome;
import com.socmate.domain.audit.AuditScore;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.CheckId;
import com.socmate.domain.audit.FindingTriage;
import com.socmate.domain.audit.KnownFinding;
import com.socmate.domain.audit.crawl.CrawlSummary;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.AuditId;
import com.socmate.domain.id.FindingId;
import com.socmate.domain.id.WorkspaceId;
import com.socmate.domain.run.Run;
import com.socmate.domain.workspace.DomainName;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/// Audits, what they found and what they looked at. They are made by [RunQueue#addAudit] and by
/// [DueSchedules]; how far one is stands in its run. What people have hidden is in no count.
public interface Audits {
  Optional<Listed> find(WorkspaceId workspace, AuditId id);

  /// For whoever carries it out.
  Optional<Audit> find(AuditId id);

  /// The newest first.
  Slice<Listed> list(WorkspaceId workspace, Filter filter, Page page);

  Summary summary(WorkspaceId workspace);

  /// What earlier audits of the workspace found on the target, and how it stands.
  List<KnownFinding> known(WorkspaceId workspace, DomainName target);

  /// Keeps what an audit came to; call it within the transaction that finishes its run. Findings
  /// that it says are fixed are kept with it as they were when they were last seen.
  ///
  /// @param at when they were found
  void keep(AuditId id, List<Looked> targets, Instant at);

  /// What each target's checks came to, in the order of the order.
  List<Covered> coverage(AuditId id);

  /// In the order they were found, those that are fixed last.
  List<Found> findings(AuditId id);

  /// Changes what people made of a finding, for this and all later audits.
  ///
  /// @param change gets what was there and gives what is there from now on
  /// @return the finding as it stands then; empty if the audit has no such finding
  Optional<Found> triage(
      AuditId id, FindingId finding, UnaryOperator<Optional<FindingTriage>> change);

  /// @param standing how many findings are there, by severity; empty until it has completed
  record Listed(Audit audit, Run run, Optional<Standing> standing) {}

  /// What is there and hidden by nobody.
  record Standing(Map<Severity, Integer> breakdown) {
    public Standing {
      var all = new EnumMap<Severity, Integer>(AuditScore.breakdown(List.of()));
      all.putAll(breakdown);
      breakdown = Map.copyOf(all);
    }

    public int findings() {
      return breakdown.values().stream().mapToInt(Integer::intValue).sum();
    }

    public AuditScore score() {
      return AuditScore.of(breakdown);
    }
  }

  /// @param lastAt when the latest audit was ordered
  /// @param averageScore of the latest audits that have completed
  record Summary(long audits, Optional<Instant> lastAt, OptionalInt averageScore) {}

  record Filter(Optional<Status> status, Optional<AuditType> type) {
    public static final Filter NONE = new Filter(Optional.empty(), Optional.empty());
  }

  /// How far an audit is.
  enum Status {
    QUEUED,
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED
  }

  /// What became of one target.
  ///
  /// @param observatory its score by the rules of the HTTP Observatory
  /// @param limited why the look had to end early; empty where it did not
  /// @param crawl what was done beyond the first page; empty where nothing was
  record Looked(
      DomainName target,
      AuditOutcome outcome,
      AuditSandbox.Attestation room,
      OptionalInt observatory,
      String limited,
      Optional<CrawlSummary> crawl) {}

  /// @param verdict in one word
  /// @param reason why it was not tested or does not apply; empty otherwise
  record Checked(CheckId check, String verdict, String reason) {}

  record Covered(
      DomainName target,
      List<Checked> checks,
      AuditSandbox.Attestation room,
      OptionalInt observatory,
      String limited,
      Optional<CrawlSummary> crawl) {
    public Covered {
      checks = List.copyOf(checks);
    }
  }

  /// @param discoveredAt when it was first seen
  /// @param hidden whether what people made of it leaves it out of every count now
  record Found(
      AuditFinding finding, Instant discoveredAt, Optional<FindingTriage> triage, boolean hidden) {}
}
