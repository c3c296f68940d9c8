package com.socmate.adapters.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import com.socmate.domain.finding.EvidenceRef;
import com.socmate.domain.investigation.Claim;
import com.socmate.domain.investigation.Conduct;
import com.socmate.domain.investigation.Grounds;
import com.socmate.domain.investigation.Narrated;
import com.socmate.domain.investigation.PlanOrigin;
import com.socmate.domain.investigation.TableHealth;
import com.socmate.domain.investigation.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What a verdict rests on, as it is kept.
record GroundsJson(
    String question,
    PlanJson plan,
    @Nullable Integer planVersion,
    @Nullable String model,
    @Nullable String promptHash,
    String from,
    String to,
    List<Health> health,
    List<ClaimJson> claims,
    List<String> shortcomings,
    int gone,
    int unreported,
    List<NarratedJson> narrative,
    @Nullable ConductJson conduct) {

  static String write(Grounds grounds) {
    var proposed = grounds.origin() instanceof PlanOrigin.Proposed it ? it : null;
    return Json.write(
        new GroundsJson(
            grounds.question(),
            PlanJson.of(grounds.plan()),
            grounds.planVersion().isPresent() ? grounds.planVersion().getAsInt() : null,
            proposed == null ? null : proposed.model(),
            proposed == null ? null : proposed.promptHash(),
            grounds.range().from().toString(),
            grounds.range().to().toString(),
            grounds.health().stream().map(Health::of).toList(),
            grounds.claims().stream().map(ClaimJson::of).toList(),
            grounds.shortcomings(),
            grounds.gone(),
            grounds.unreported(),
            grounds.narrative().stream().map(NarratedJson::of).toList(),
            ConductJson.of(grounds.conduct())));
  }

  static Grounds read(String json) {
    return CorruptRow.unless(
        "grounds", () -> Json.read(json, new TypeReference<GroundsJson>() {}).toDomain());
  }

  private Grounds toDomain() {
    return new Grounds(
        question,
        plan.toDomain(),
        planVersion == null ? OptionalInt.empty() : OptionalInt.of(planVersion),
        model == null || promptHash == null
            ? PlanOrigin.COMPILED
            : new PlanOrigin.Proposed(model, promptHash),
        new TimeRange(Instant.parse(from), Instant.parse(to)),
        health.stream().map(Health::toDomain).toList(),
        claims.stream().map(ClaimJson::toDomain).toList(),
        shortcomings,
        gone,
        unreported,
        narrative.stream().map(NarratedJson::toDomain).toList(),
        conduct == null ? Conduct.UNKNOWN : conduct.toDomain());
  }

  record Health(String table, @Nullable Long rows) {
    static Health of(TableHealth health) {
      return new Health(
          health.table(), health.rows().isPresent() ? health.rows().getAsLong() : null);
    }

    TableHealth toDomain() {
      return new TableHealth(table, rows == null ? OptionalLong.empty() : OptionalLong.of(rows));
    }
  }

  record ClaimJson(
      String verdict, String text, @Nullable String why, List<FindingRow.RefJson> evidence) {
    static ClaimJson of(Claim claim) {
      return new ClaimJson(
          claim.verdict().name(), claim.text(), claim.why(), refs(claim.evidence()));
    }

    Claim toDomain() {
      return new Claim(
          Claim.Verdict.valueOf(verdict), text, why == null ? "" : why, cited(evidence));
    }
  }

  record NarratedJson(
      String text, List<FindingRow.RefJson> evidence, boolean verified, String model) {
    static NarratedJson of(Narrated it) {
      return new NarratedJson(it.text(), refs(it.evidence()), it.verified(), it.model());
    }

    Narrated toDomain() {
      return new Narrated(text, cited(evidence), verified, model);
    }
  }

  private static List<FindingRow.RefJson> refs(List<EvidenceRef> evidence) {
    return evidence.stream().map(FindingRow.RefJson::of).toList();
  }

  private static List<EvidenceRef> cited(List<FindingRow.RefJson> refs) {
    return refs.stream().map(FindingRow.RefJson::toDomain).toList();
  }
}
