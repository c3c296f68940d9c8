package com.socmate.adapters.http;

import com.socmate.application.audit.TriageAuditFinding;
import com.socmate.application.port.Audits;
import com.socmate.application.port.Workspaces;
import com.socmate.domain.audit.FindingTriage;
import com.socmate.domain.id.AuditId;
import com.socmate.domain.id.FindingId;
import com.socmate.domain.identity.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// What audits found, and what people make of it.
public final class AuditFindingRoutes implements Routes {
  private static final String ALL = AuditRoutes.ONE + "/findings";
  private static final String TRIAGE = ALL + "/{findingId}/triage";
  private static final int LONGEST_REASON = 1_000;

  private final Audits audits;
  private final TriageAuditFinding triage;
  private final InstantSource clock;
  private final Membership membership;

  public AuditFindingRoutes(
      Workspaces workspaces, Audits audits, TriageAuditFinding triage, InstantSource clock) {
    this.audits = audits;
    this.triage = triage;
    this.clock = clock;
    this.membership = new Membership(workspaces);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(ALL, this::list).needs(Scope.AUDITS_READ),
        Route.put(TRIAGE, this::triage).needs(Scope.AUDITS_WRITE),
        Route.delete(TRIAGE, this::reopen).needs(Scope.AUDITS_WRITE));
  }

  /// What is suppressed stands apart.
  private Answer list(Call call) {
    call.parameters();
    var found = audits.findings(audit(call, false));
    var data = new LinkedHashMap<String, Object>();
    data.put("findings", AuditFindingJson.of(found, false));
    data.put("suppressed", AuditFindingJson.of(found, true));
    return AuditAnswers.ok(data);
  }

  private Answer triage(Call call) {
    var audit = audit(call, true);
    var body = call.body(List.of("verdict", "reason", "until"));
    body.require("verdict", "reason");
    var verdict = body.oneOf("verdict", FindingTriage.Verdict.class);
    var reason = body.text("reason", 1, LONGEST_REASON);
    var until = body.parsed("until", "value_error.datetime", Moments::parse);
    if (until.filter(it -> !it.isAfter(clock.instant())).isPresent()) {
      body.refuse("until", "must lie in the future", "value_error.datetime.range");
    }
    if (verdict.equals(Optional.of(FindingTriage.Verdict.ACCEPTED_RISK)) && !body.has("until")) {
      body.refuseMissing("until", "field required where a risk is accepted");
    }
    body.orRefuse();
    return triaged(call, audit, verdict.orElseThrow(), reason.orElseThrow(), until);
  }

  private Answer triaged(
      Call call,
      AuditId audit,
      FindingTriage.Verdict verdict,
      String reason,
      Optional<Instant> until) {
    return answer(triage.triage(audit, finding(call), verdict, reason, until, call.request()));
  }

  private Answer reopen(Call call) {
    call.parameters();
    return answer(triage.reopen(audit(call, true), finding(call), call.request()));
  }

  private static Answer answer(Optional<Audits.Found> found) {
    return found
        .map(it -> AuditAnswers.ok("finding", AuditFindingJson.from(it)))
        .orElseThrow(() -> Refused.notFound("finding"));
  }

  private AuditId audit(Call call, boolean toChange) {
    var workspace = toChange ? membership.orderer(call) : membership.reader(call);
    return AuditRoutes.found(workspace, audits, call).audit().id();
  }

  private static FindingId finding(Call call) {
    return call.id("findingId", "finding", FindingId::new);
  }
}
