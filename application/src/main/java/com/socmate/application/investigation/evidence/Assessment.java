package com.socmate.application.investigation.evidence;

import com.socmate.domain.finding.Finding;
import com.socmate.domain.investigation.Claim;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.Conduct;
import com.socmate.domain.investigation.DecisionTable;
import java.util.List;
import java.util.stream.Stream;

/// The answers judged.
///
/// @param shortcomings why the data is not whole, one sentence each; empty if it is
/// @param gone how many findings of the last run were not seen again
/// @param unreported how many further rows met the rule beyond those reported as findings
/// @param decisions how the rule took each row
/// @param notSeenAgain those gone, by name
public record Assessment(
    List<Finding> findings,
    List<Claim> claims,
    List<String> shortcomings,
    int gone,
    int unreported,
    DecisionTable decisions,
    List<Conduct.Gone> notSeenAgain) {
  public Assessment {
    findings = List.copyOf(findings);
    claims = List.copyOf(claims);
    shortcomings = List.copyOf(shortcomings);
  }

  /// Findings that are proven stand even where data is missing; the absence of findings counts only
  /// where none is.
  public Conclusion conclusion() {
    if (!findings.isEmpty()) {
      return new Conclusion.Findings(findings);
    }
    return shortcomings.isEmpty()
        ? new Conclusion.Clear()
        : new Conclusion.Inconclusive(String.join(" ", shortcomings));
  }

  /// The same with what was found elsewhere.
  public Assessment with(
      List<Finding> moreFindings, List<Claim> moreClaims, List<String> moreShortcomings) {
    return new Assessment(
        Stream.concat(findings.stream(), moreFindings.stream()).toList(),
        Stream.concat(claims.stream(), moreClaims.stream()).toList(),
        Stream.concat(shortcomings.stream(), moreShortcomings.stream()).toList(),
        gone,
        unreported,
        decisions,
        notSeenAgain);
  }

  public long suppressed() {
    return findings.stream().filter(Finding::isSuppressed).count();
  }

  public long verified() {
    return claims.stream().filter(it -> it.verdict() == Claim.Verdict.HOLDS).count();
  }

  public long newFindings() {
    return findings.stream().filter(Finding::isNews).count();
  }
}
