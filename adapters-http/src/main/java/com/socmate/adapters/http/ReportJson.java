package com.socmate.adapters.http;

import com.socmate.application.investigation.report.Attack;
import com.socmate.application.investigation.report.Custody;
import com.socmate.domain.investigation.Claim;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.Grounds;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Narrated;
import com.socmate.domain.investigation.PlanOrigin;
import com.socmate.domain.investigation.PlannedQuery;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.TableHealth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A report with everything that it is written from, for programs.
///
/// @param question the words it answers
/// @param reason why it is inconclusive
/// @param grounds null where the question had no plan
record ReportJson(
    String sessionId,
    String title,
    String question,
    String outcome,
    @Nullable String reason,
    List<FindingJson> findings,
    List<Technique> techniques,
    List<Proof> evidence,
    @Nullable Rest grounds,
    String markdown) {

  /// A technique of MITRE ATT&CK.
  record Technique(String id, @Nullable String name, @Nullable String tactic) {
    static Technique of(String id) {
      var known = Attack.technique(id);
      return new Technique(
          id,
          known.map(Attack.Technique::name).orElse(null),
          known.map(Attack.Technique::tactic).orElse(null));
    }
  }

  /// @param rowsSha256 over the columns and cells that are kept
  record Proof(
      String query,
      String title,
      String kql,
      EvidenceJson.Window window,
      long total,
      int kept,
      @Nullable String partial,
      String rowsSha256,
      String kqlSha256) {
    static Proof from(Evidence it) {
      return new Proof(
          it.query(),
          it.title(),
          it.kql(),
          EvidenceJson.Window.from(it.range()),
          it.totalRows(),
          it.table().rows().size(),
          it.isPartial() ? it.partial() : null,
          Custody.rowsHash(it),
          Custody.kqlHash(it));
    }
  }

  /// What the verdict rests on beside the rows.
  record Rest(
      TurnJson.PlanSummary plan,
      List<Query> queries,
      @Nullable Integer planVersion,
      @Nullable String proposedBy,
      @Nullable String promptSha256,
      List<String> assumptions,
      EvidenceJson.Window window,
      List<Health> health,
      List<Checked> claims,
      List<String> shortcomings,
      int gone,
      int unreported,
      List<Sentence> narrative) {
    static Rest from(Grounds it) {
      var proposed = it.origin() instanceof PlanOrigin.Proposed by ? by : null;
      return new Rest(
          TurnJson.PlanSummary.from(it.plan()),
          it.plan().queries().stream().map(Query::from).toList(),
          it.planVersion().isPresent() ? it.planVersion().getAsInt() : null,
          proposed == null ? null : proposed.model(),
          proposed == null ? null : proposed.promptHash(),
          it.plan().assumptions(),
          EvidenceJson.Window.from(it.range()),
          it.health().stream().map(Health::from).toList(),
          it.claims().stream().map(Checked::from).toList(),
          it.shortcomings(),
          it.gone(),
          it.unreported(),
          it.narrative().stream().map(Sentence::from).toList());
    }
  }

  record Query(String name, String purpose, String title, String kql) {
    static Query from(PlannedQuery it) {
      return new Query(it.name(), Words.of(it.purpose()), it.title(), it.kql());
    }
  }

  /// @param rows null if there is no such table
  record Health(String table, @Nullable Long rows) {
    static Health from(TableHealth it) {
      return new Health(it.table(), it.rows().isPresent() ? it.rows().getAsLong() : null);
    }
  }

  record Checked(String verdict, String text, List<FindingJson.Ref> evidence) {
    static Checked from(Claim it) {
      return new Checked(
          Words.of(it.verdict()),
          it.text(),
          it.evidence().stream().map(FindingJson.Ref::from).toList());
    }
  }

  record Sentence(String text, boolean verified, String model, List<FindingJson.Ref> evidence) {
    static Sentence from(Narrated it) {
      return new Sentence(
          it.text(),
          it.verified(),
          it.model(),
          it.evidence().stream().map(FindingJson.Ref::from).toList());
    }
  }

  static ReportJson from(Session session, InvestigationResult result, String markdown) {
    var conclusion = result.conclusion();
    return new ReportJson(
        session.id().value(),
        session.title(),
        result.grounds().map(Grounds::question).orElse(session.query()),
        Words.of(conclusion.outcome()),
        conclusion instanceof Conclusion.Inconclusive(var why) ? why : null,
        conclusion.findings().stream().map(FindingJson::from).toList(),
        conclusion.findings().stream()
            .flatMap(it -> it.techniques().stream())
            .distinct()
            .sorted()
            .map(Technique::of)
            .toList(),
        result.evidence().stream().map(Proof::from).toList(),
        Optional.of(result).flatMap(InvestigationResult::grounds).map(Rest::from).orElse(null),
        markdown);
  }
}
