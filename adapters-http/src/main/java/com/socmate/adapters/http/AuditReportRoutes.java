package com.socmate.adapters.http;

import com.socmate.application.audit.AuditReport;
import com.socmate.application.investigation.report.Document;
import com.socmate.application.investigation.report.MarkdownPage;
import com.socmate.application.investigation.report.ReportPages;
import com.socmate.application.port.Audits;
import com.socmate.application.port.Workspaces;
import com.socmate.domain.identity.Scope;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/// The report on an audit, in the form one asks for.
public final class AuditReportRoutes implements Routes {
  private static final int MOST_PRINTED_AT_ONCE = 2;
  private static final int RETRY_AFTER_SECONDS = 2;

  private final Audits audits;
  private final ReportPages pages;
  private final Membership membership;
  private final Semaphore printers = new Semaphore(MOST_PRINTED_AT_ONCE);

  public AuditReportRoutes(Workspaces workspaces, Audits audits, ReportPages pages) {
    this.audits = audits;
    this.pages = pages;
    this.membership = new Membership(workspaces);
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get(AuditRoutes.ONE + "/report", this::report).needs(Scope.AUDITS_READ));
  }

  private enum Format {
    HTML,
    PDF,
    JSON,
    SARIF,
    MD
  }

  private Answer report(Call call) {
    var format = call.parameters("format").oneOf("format", Format.class).orElse(Format.HTML);
    var audit = AuditRoutes.found(membership.reader(call), audits, call);
    if (audit.standing().isEmpty()) {
      throw Refused.notFoundBecause("The audit has no report, or not yet; its status says why.");
    }
    var findings = audits.findings(audit.audit().id());
    var coverage = audits.coverage(audit.audit().id());
    return switch (format) {
      case JSON -> json(audit, findings, coverage);
      case SARIF -> Answer.ok(AuditSarif.of(findings));
      case MD -> text("text/markdown", MarkdownPage.of(AuditReport.of(audit, findings, coverage)));
      case HTML -> html(AuditReport.of(audit, findings, coverage));
      case PDF -> pdf(AuditReport.of(audit, findings, coverage), audit);
    };
  }

  private static Answer json(
      Audits.Listed audit, List<Audits.Found> findings, List<Audits.Covered> coverage) {
    var report = new LinkedHashMap<String, Object>();
    report.put("audit", AuditJson.from(audit));
    report.put("findings", AuditFindingJson.of(findings, false));
    report.put("suppressed", AuditFindingJson.of(findings, true));
    report.put("coverage", coverage.stream().map(AuditJson.CoverageJson::from).toList());
    return AuditAnswers.ok("report", report);
  }

  private Answer html(Document document) {
    var html = pages.html(document);
    return text("text/html", html.page()).with("Content-Security-Policy", html.policy());
  }

  private Answer pdf(Document document, Audits.Listed audit) {
    if (!printers.tryAcquire()) {
      throw Refused.tooMany(
          "This server prints as many reports as it can at the moment.", RETRY_AFTER_SECONDS);
    }
    try {
      return written("application/pdf", pages.pdf(document))
          .with("Content-Disposition", "inline; filename=\"" + audit.audit().id() + ".pdf\"");
    } finally {
      printers.release();
    }
  }

  private static Answer text(String type, String text) {
    return written(type + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Answer written(String type, byte[] bytes) {
    return new Answer.Written(type, Map.of(), out -> out.write(bytes));
  }
}
