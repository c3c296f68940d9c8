package com.socmate.application.investigation.report;

import com.socmate.domain.investigation.Claim;
import com.socmate.domain.investigation.TableHealth;
import com.socmate.domain.finding.EvidenceRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// How far the data can be trusted.
final class DataSections {
  private DataSections() {}

  static Optional<String> health(Dossier dossier) {
    var tables =
        dossier.collected().health().stream()
            .map(it ->
                List.of(Markdown.cell(it.table()), rows(it), it.isSilent() ? "silent" : "present"))
            .toList();
    return Optional.of(
        "## Data health and coverage\n\n"
            + Markdown.table(List.of("table", "rows in the window", "state"), tables)
            + "\nThe window read is "
            + Summary.window(dossier)
            + "; rows that arrived later are not in it."
            + shortcomings(dossier));
  }

  private static String rows(TableHealth health) {
    return health.rows().isPresent() ? Long.toString(health.rows().getAsLong()) : "no such table";
  }

  private static String shortcomings(Dossier dossier) {
    return dossier.assessment().shortcomings().stream()
        .map(it -> "\n- " + Markdown.text(it))
        .collect(
            Collectors.joining("", dossier.assessment().shortcomings().isEmpty() ? "" : "\n", ""));
  }

  static Optional<String> confidence(Dossier dossier) {
    return Optional.of(
        "## How far this can be trusted\n\n"
            + (dossier.assessment().shortcomings().isEmpty()
                ? "Every query was answered in full and every table had rows in the window."
                : "The data was not whole:" + shortcomings(dossier)));
  }

  static Optional<String> assumptions(Dossier dossier) {
    var assumptions = dossier.plan().assumptions();
    return assumptions.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "## Taken for granted\n\n"
                + assumptions.stream()
                    .map(it -> "- " + Markdown.text(it))
                    .collect(Collectors.joining("\n")));
  }

  static Optional<String> claims(Dossier dossier) {
    var open =
        dossier.assessment().claims().stream()
            .filter(it -> it.verdict() != Claim.Verdict.HOLDS)
            .map(DataSections::line)
            .collect(Collectors.joining("\n"));
    return Optional.of(
        "## Claims\n\n"
            + Summary.verified(dossier.assessment())
            + (open.isEmpty() ? "" : "\n\n" + open));
  }

  private static String line(Claim claim) {
    return "- "
        + switch (claim.verdict()) {
          case HOLDS -> "holds: ";
          case STRUCK -> "struck: ";
          case UNCHECKED -> "could not be checked: ";
        }
        + Markdown.text(claim.text())
        + " "
        + claim.evidence().stream().map(EvidenceRef::citation).collect(Collectors.joining(" "));
  }
}
