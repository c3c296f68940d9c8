package com.socmate.application.investigation.report;

import com.socmate.domain.finding.Finding;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.PlanOrigin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How a report begins.
final class Summary {
  private Summary() {}

  static List<Block> verdict(Brief brief) {
    return List.of(new Block.Verdict(brief.conclusion().outcome(), sentence(brief)));
  }

  private static Line sentence(Brief brief) {
    return switch (brief.conclusion()) {
      case Conclusion.Findings(var all) ->
          Line.of(
              count(all.size(), "finding")
                  + " ("
                  + novelty(brief)
                  + ")."
                  + (brief.isWhole() ? "" : " The data was not whole, so there may be more."));
      case Conclusion.Clear _ ->
          Line.of(
              "Clear: every query was answered in full, every table had rows, and nothing met the rule."
                  + gone(brief));
      case Conclusion.Inconclusive(var reason) ->
          Line.of("Inconclusive: " + reason + " This is not the all-clear.");
    };
  }

  private static String novelty(Brief brief) {
    var told = brief.findings().stream().filter(it -> !it.isSuppressed()).toList();
    long fresh = told.stream().filter(it -> it.novelty() == Finding.Novelty.NEW).count();
    int suppressed = brief.findings().size() - told.size();
    return fresh
        + " new, "
        + (told.size() - fresh)
        + " still there"
        + (suppressed > 0 ? ", " + suppressed + " suppressed and told to nobody" : "")
        + (brief.grounds().gone() > 0
            ? ", " + brief.grounds().gone() + " of the last run not seen again"
            : "");
  }

  private static String gone(Brief brief) {
    return brief.grounds().gone() > 0
        ? " " + count(brief.grounds().gone(), "finding") + " of the last run not seen again."
        : "";
  }

  static List<Block> facts(Brief brief) {
    var plan = brief.plan();
    var facts = new ArrayList<Block.Fact>();
    facts.add(new Block.Fact("Question", Line.EMPTY.value(brief.grounds().question())));
    facts.add(new Block.Fact("Window (UTC)", Line.of(window(brief))));
    facts.add(
        new Block.Fact(
            "Rule",
            Line.EMPTY
                .value(plan.rule().text())
                .words(", per ")
                .value(String.join(", ", plan.rule().key()))));
    facts.add(new Block.Fact("Claims", Line.of(verified(brief))));
    facts.add(new Block.Fact("Plan", plan(brief)));
    return List.of(new Block.Facts(facts));
  }

  private static Line plan(Brief brief) {
    var version = brief.grounds().planVersion();
    var line =
        Line.EMPTY
            .value(brief.plan().intent())
            .words(version.isPresent() ? ", version " + version.getAsInt() : "")
            .words(", SHA-256 ")
            .value(brief.plan().hash().substring(0, 16));
    return switch (brief.grounds().origin()) {
      case PlanOrigin.Compiled _ -> line;
      case PlanOrigin.Proposed(var model, _) ->
          line.words(", proposed by the model ").value(model).words(" and checked by code");
    };
  }

  static String window(Brief brief) {
    var range = brief.grounds().range();
    return range.from() + " up to " + range.to() + " (" + length(range.length()) + ")";
  }

  static String verified(Brief brief) {
    return brief.grounds().claims().isEmpty()
        ? "No claims were made, so none had to be verified."
        : brief.verified() + " of " + brief.grounds().claims().size() + " claims verified.";
  }

  /// For readers who want sentences.
  static List<Block> plain(Brief brief) {
    var worst = brief.findings().stream().map(Finding::severity).max(Comparator.naturalOrder());
    return List.of(
        new Block.Heading("Executive summary"),
        new Block.Paragraph(
            Line.of("We asked the logs: ")
                .value(brief.grounds().question())
                .words(
                    ", over "
                        + window(brief)
                        + ". "
                        + worst
                            .map(it -> "The gravest finding is rated " + Words.of(it) + ". ")
                            .orElseGet(() -> noFindings(brief))
                        + verified(brief))));
  }

  private static String noFindings(Brief brief) {
    return brief.isWhole()
        ? "Nothing needs a decision. "
        : "The logs were not complete enough to answer. ";
  }

  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  static String length(Duration length) {
    return length.toMinutes() % 60 == 0
        ? count(length.toHours(), "hour")
        : count(length.toMinutes(), "minute");
  }
}
