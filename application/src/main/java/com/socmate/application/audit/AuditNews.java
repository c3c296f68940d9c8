package com.socmate.application.audit;

import com.socmate.application.port.Audits;
import com.socmate.domain.audit.Audit;
import com.socmate.domain.audit.AuditFinding;
import com.socmate.domain.audit.FindingState;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.notification.NotificationEvent;
import com.socmate.domain.notification.Occasion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What whoever ordered an audit is told when it is complete: that it is, and by itself what is
/// critical and new.
public final class AuditNews {
  private static final int MOST_TITLES = 5;
  private final IdGenerator ids;

  public AuditNews(IdGenerator ids) {
    this.ids = ids;
  }

  List<Notification> of(Audit audit, List<Audits.Looked> looked, Instant at) {
    var findings = looked.stream().flatMap(it -> it.outcome().findings().stream()).toList();
    var fresh = findings.stream().filter(it -> it.state() != FindingState.STILL).toList();
    var critical =
        fresh.stream().filter(it -> it.defect().severity() == Severity.CRITICAL).toList();
    int fixed = looked.stream().mapToInt(it -> it.outcome().fixed().size()).sum();
    var news = new ArrayList<Notification>();
    news.add(
        entry(
            audit,
            NotificationEvent.AUDIT_COMPLETED,
            (fresh.isEmpty() ? "Nothing new" : fresh.size() + " new") + " – " + audit.name(),
            fresh.size()
                + " new, "
                + (findings.size() - fresh.size())
                + " still there, "
                + fixed
                + " fixed.",
            worst(findings),
            fresh.isEmpty() ? new Occasion.Routine() : new Occasion.Novelty(),
            at));
    if (!critical.isEmpty()) {
      news.add(
          entry(
              audit,
              NotificationEvent.AUDIT_CRITICAL_FINDING,
              critical.size() + " critical – " + audit.name(),
              titles(critical),
              Optional.of(Severity.CRITICAL),
              new Occasion.Novelty(),
              at));
    }
    return news;
  }

  private static String titles(List<AuditFinding> findings) {
    var shown =
        findings.stream()
            .limit(MOST_TITLES)
            .map(it -> it.check().title() + ": " + it.defect().detail())
            .collect(Collectors.joining("\n"));
    int rest = findings.size() - MOST_TITLES;
    return rest > 0 ? shown + "\nand " + rest + " more" : shown;
  }

  private static Optional<Severity> worst(List<AuditFinding> findings) {
    return findings.stream().map(it -> it.defect().severity()).max(Comparator.naturalOrder());
  }

  private Notification entry(
      Audit audit,
      NotificationEvent event,
      String title,
      String body,
      Optional<Severity> severity,
      Occasion occasion,
      Instant at) {
    return new Notification(
        ids.notification(),
        audit.orderedBy(),
        event,
        title,
        body,
        severity,
        audit.schedule(),
        Optional.empty(),
        at,
        Optional.empty(),
        occasion);
  }
}
