package com.socmate.adapters.http;

import com.socmate.domain.finding.EvidenceRef;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.investigation.Claim;
import com.socmate.domain.investigation.Conduct;
import com.socmate.domain.investigation.Grounds;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.TableHealth;
import com.socmate.domain.investigation.Usage;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a verdict came about: what was executed, what it cost, and what of the report holds.
///
/// @param planVersion of the schedule's plan; null if it was made for this question
/// @param decisionsHash equal for runs that decided the same of every row
/// @param reasons why the data is not whole, one sentence each
/// @param suppressed how many findings nobody was told of
record ConductJson(
    @Nullable Integer planVersion,
    String planHash,
    EvidenceJson.Window window,
    @Nullable String decisionsHash,
    Spent spent,
    List<Health> tables,
    List<String> reasons,
    Claims claims,
    List<Gone> gone,
    List<Late> late,
    long suppressed) {

  /// What the run spent of its budget.
  record Spent(int queries, long rows, long bytes, BigDecimal seconds, long tokens) {
    static Spent from(Usage usage) {
      return new Spent(
          usage.queries(),
          usage.rows(),
          usage.bytes(),
          BigDecimal.valueOf(usage.time().toMillis(), 3),
          usage.tokens());
    }
  }

  /// @param rows in the window; null if there is no such table
  record Health(String table, @Nullable Long rows) {
    static Health from(TableHealth health) {
      return new Health(
          health.table(), health.rows().isPresent() ? health.rows().getAsLong() : null);
    }
  }

  /// What was held against the rows.
  ///
  /// @param open those that do not hold, or could not be checked
  record Claims(int total, int verified, List<Open> open) {
    static Claims from(List<Claim> claims) {
      var open =
          claims.stream()
              .filter(it -> it.verdict() != Claim.Verdict.HOLDS)
              .map(Open::from)
              .toList();
      return new Claims(claims.size(), claims.size() - open.size(), open);
    }
  }

  /// A claim that is not borne out.
  record Open(String verdict, String text, String why, List<String> evidence) {
    static Open from(Claim claim) {
      return new Open(
          Words.of(claim.verdict()),
          claim.text(),
          claim.why(),
          claim.evidence().stream().map(EvidenceRef::citation).toList());
    }
  }

  /// A finding of the last run that was not seen again.
  record Gone(String fingerprint, String title) {
    static Gone from(Conduct.Gone gone) {
      return new Gone(gone.fingerprint().value(), gone.title());
    }
  }

  /// Rows that arrived after their window was read.
  record Late(String runId, EvidenceJson.Window window, long rows, int findings, boolean reread) {
    static Late from(Conduct.LateRows late) {
      return new Late(
          late.run().value(),
          EvidenceJson.Window.from(late.window()),
          late.rows(),
          late.findings(),
          late.reread());
    }
  }

  static @Nullable ConductJson from(InvestigationResult result) {
    return result
        .grounds()
        .map(grounds ->
            from(
                grounds,
                result.conclusion().findings().stream().filter(Finding::isSuppressed).count()))
        .orElse(null);
  }

  private static ConductJson from(Grounds grounds, long suppressed) {
    var conduct = grounds.conduct();
    return new ConductJson(
        grounds.planVersion().isPresent() ? grounds.planVersion().getAsInt() : null,
        grounds.plan().hash(),
        EvidenceJson.Window.from(grounds.range()),
        conduct.decisions().isEmpty() ? null : conduct.decisions(),
        Spent.from(conduct.usage()),
        grounds.health().stream().map(Health::from).toList(),
        grounds.shortcomings(),
        Claims.from(grounds.claims()),
        conduct.gone().stream().map(Gone::from).toList(),
        conduct.late().stream().map(Late::from).toList(),
        suppressed);
  }
}
