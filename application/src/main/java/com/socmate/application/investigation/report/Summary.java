package com.socmate.application.investigation.report;

import com.socmate.application.investigation.evidence.Assessment;
import com.socmate.domain.investigation.Conclusion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;

/// How a report begins.
final class Summary {
  private Summary() {}

  static Optional<String> head(Dossier dossier) {
    return Optional.of(
        "# "
            + Markdown.text(dossier.plan().title())
            + "\n\n**"
            + outcome(dossier.assessment())
            + "**");
  }

  private static String outcome(Assessment assessment) {
    return switch (assessment.conclusion()) {
      case Conclusion.Findings(var all) ->
          count(all.size(), "finding")
              + " ("
              + novelty(assessment)
              + ")."
              + (assessment.shortcomings().isEmpty()
                  ? ""
                  : " The data was not whole, so there may be more.");
      case Conclusion.Clear _ ->
          "Clear: every query was answered in full, every table had rows, and nothing met the rule."
              + gone(assessment);
      case Conclusion.Inconclusive(var reason) ->
          "Inconclusive: " + Markdown.text(reason) + " This is not the all-clear.";
    };
  }

  private static String novelty(Assessment assessment) {
    long fresh = assessment.newFindings();
    long suppressed = assessment.suppressed();
    return fresh
        + " new, "
        + (assessment.findings().size() - fresh - suppressed)
        + " still there"
        + (suppressed > 0 ? ", " + suppressed + " suppressed and told to nobody" : "")
        + (assessment.gone() > 0
            ? ", " + assessment.gone() + " of the last run not seen again"
            : "");
  }

  private static String gone(Assessment assessment) {
    return assessment.gone() > 0
        ? " " + count(assessment.gone(), "finding") + " of the last run not seen again."
        : "";
  }

  static Optional<String> facts(Dossier dossier) {
    var plan = dossier.plan();
    var lines = new ArrayList<String>();
    lines.add("Question: " + Markdown.code(dossier.question()));
    lines.add("Window (UTC): " + window(dossier));
    lines.add(
        "Rule: "
            + Markdown.code(plan.rule().text())
            + ", per "
            + Markdown.code(String.join(", ", plan.rule().key())));
    lines.add(verified(dossier.assessment()));
    lines.add(
        "Plan: "
            + Markdown.code(plan.intent())
            + (dossier.planVersion().isPresent()
                ? ", version " + dossier.planVersion().getAsInt()
                : "")
            + ", SHA-256 "
            + Markdown.code(plan.hash().substring(0, 16)));
    return Optional.of("- " + String.join("\n- ", lines));
  }

  static String window(Dossier dossier) {
    var range = dossier.range();
    return range.from() + " up to " + range.to() + " (" + length(range.length()) + ")";
  }

  static String verified(Assessment assessment) {
    return assessment.claims().isEmpty()
        ? "No claims were made, so none had to be verified."
        : assessment.verified() + " of " + assessment.claims().size() + " claims verified.";
  }

  /// For readers who want sentences.
  static Optional<String> plain(Dossier dossier) {
    var worst =
        dossier.assessment().findings().stream()
            .map(finding -> finding.severity())
            .max(Comparator.naturalOrder());
    return Optional.of(
        "## Summary\n\nWe asked the logs: "
            + Markdown.code(dossier.question())
            + ", over "
            + window(dossier)
            + ". "
            + worst
                .map(it -> "The gravest finding is rated " + Words.of(it) + ". ")
                .orElseGet(() -> noFindings(dossier.assessment()))
            + verified(dossier.assessment()));
  }

  private static String noFindings(Assessment assessment) {
    return assessment.shortcomings().isEmpty()
        ? "Nothing needs a decision. "
        : "The logs were not complete enough to answer. ";
  }

  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String length(Duration length) {
    return length.toMinutes() % 60 == 0
        ? count(length.toHours(), "hour")
        : count(length.toMinutes(), "minute");
  }
}
