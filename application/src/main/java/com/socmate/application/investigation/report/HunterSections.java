package com.socmate.application.investigation.report;

import com.socmate.domain.finding.Finding;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// What a hunter wants to know: whether the hypothesis holds, what was not there, and where to look
/// next.
final class HunterSections {
  private static final int MOST_PIVOTS = 8;

  private HunterSections() {}

  static List<Block> hypothesis(Brief brief) {
    return List.of(
        new Block.Heading("Hypothesis"),
        new Block.Facts(
            List.of(
                new Block.Fact("Asked", Line.EMPTY.value(brief.grounds().question())),
                new Block.Fact(
                    "Would show as",
                    Line.EMPTY
                        .value(brief.plan().rule().text())
                        .words(" per ")
                        .value(String.join(", ", brief.plan().rule().key()))),
                new Block.Fact("Standing", Line.of(standing(brief))))));
  }

  private static String standing(Brief brief) {
    return switch (brief.conclusion()) {
      case Conclusion.Findings(var all) ->
          "supported by " + Summary.count(all.size(), "thing") + " in the rows";
      case Conclusion.Clear _ -> "not supported: nothing in whole data shows it";
      case Conclusion.Inconclusive _ -> "undecided: the data does not suffice";
    };
  }

  static List<Block> negative(Brief brief) {
    var lines = new ArrayList<Line>();
    brief.evidence().stream()
        .filter(it -> it.table().isEmpty())
        .map(HunterSections::nothing)
        .forEach(lines::add);
    if (!brief.findings().isEmpty() && brief.grounds().gone() > 0) {
      lines.add(
          Line.of(
              Summary.count(brief.grounds().gone(), "finding")
                  + " of the last run could not be seen again."));
    }
    if (lines.isEmpty()) {
      lines.add(Line.of("Every query answered rows."));
    }
    return List.of(new Block.Heading("Negative results"), new Block.Items(lines, false));
  }

  private static Line nothing(Evidence evidence) {
    return Line.of(
        evidence.query()
            + ", "
            + evidence.title()
            + ": no rows"
            + (evidence.isPartial() ? ", but it was not answered in full." : "."));
  }

  static List<Block> gaps(Brief brief) {
    var lines = new ArrayList<Line>();
    brief.grounds().health().stream()
        .filter(it -> it.isSilent())
        .forEach(it -> lines.add(Line.of(it.sentence())));
    brief.grounds().shortcomings().stream()
        .filter(it -> lines.stream().noneMatch(line -> line.equals(Line.of(it))))
        .forEach(it -> lines.add(Line.of(it)));
    if (lines.isEmpty()) {
      lines.add(Line.of("None known: every table had rows and every query was answered in full."));
    }
    return List.of(new Block.Heading("Data gaps"), new Block.Items(lines, false));
  }

  /// Questions that can be asked further of this session, word for word.
  static List<Block> pivots(Brief brief) {
    var questions = new LinkedHashSet<String>();
    brief.findings().stream()
        .map(Finding::key)
        .flatMap(key -> key.values().stream())
        .filter(value -> value.matches("[\\w.@:-]{3,80}"))
        .map(value -> "everything about " + value)
        .limit(MOST_PIVOTS)
        .forEach(questions::add);
    questions.add("the window before");
    questions.add("over the last 7 days");
    return List.of(
        new Block.Heading("Pivots"),
        new Block.Paragraph(Line.of("Ask the session further:")),
        new Block.Code(Line.EMPTY, "text", String.join("\n", questions)));
  }
}
