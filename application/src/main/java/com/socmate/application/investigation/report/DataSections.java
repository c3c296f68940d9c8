package com.socmate.application.investigation.report;

import com.socmate.domain.investigation.Claim;
import com.socmate.domain.investigation.Narrated;
import com.socmate.domain.investigation.TableHealth;
import java.util.ArrayList;
import java.util.List;

/// How far the data can be trusted.
final class DataSections {
  private DataSections() {}

  static List<Block> health(Brief brief) {
    var rows =
        brief.grounds().health().stream()
            .map(it ->
                List.of(
                    Line.EMPTY.value(it.table()),
                    Line.of(rows(it)),
                    Line.of(it.isSilent() ? "silent" : "present")))
            .toList();
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading("Data health and coverage"));
    blocks.add(new Block.Table(Line.EMPTY, List.of("table", "rows in the window", "state"), rows));
    blocks.add(
        new Block.Paragraph(
            Line.of(
                "The window read is "
                    + Summary.window(brief)
                    + "; rows that arrived later are found by the next run.")));
    blocks.addAll(shortcomings(brief));
    return blocks;
  }

  private static String rows(TableHealth health) {
    return health.rows().isPresent() ? Long.toString(health.rows().getAsLong()) : "no such table";
  }

  private static List<Block> shortcomings(Brief brief) {
    return brief.isWhole()
        ? List.of()
        : List.of(
            new Block.Items(brief.grounds().shortcomings().stream().map(Line::of).toList(), false));
  }

  static List<Block> confidence(Brief brief) {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading("How far this can be trusted"));
    blocks.add(
        new Block.Paragraph(
            Line.of(
                brief.isWhole()
                    ? "Every query was answered in full and every table had rows in the window."
                    : "The data was not whole:")));
    blocks.addAll(shortcomings(brief));
    return blocks;
  }

  static List<Block> assumptions(Brief brief) {
    var assumptions = brief.plan().assumptions();
    return assumptions.isEmpty()
        ? List.of()
        : List.of(
            new Block.Heading("Taken for granted"),
            new Block.Items(assumptions.stream().map(Line::of).toList(), false));
  }

  static List<Block> claims(Brief brief) {
    var open =
        brief.grounds().claims().stream()
            .filter(it -> it.verdict() != Claim.Verdict.HOLDS)
            .map(DataSections::line)
            .toList();
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading("Claims"));
    blocks.add(new Block.Paragraph(Line.of(Summary.verified(brief))));
    if (!open.isEmpty()) {
      blocks.add(new Block.Items(open, false));
    }
    return blocks;
  }

  private static Line line(Claim claim) {
    return Line.of(
            switch (claim.verdict()) {
                  case HOLDS -> "holds: ";
                  case STRUCK -> "struck: ";
                  case UNCHECKED -> "could not be checked: ";
                }
                + claim.text()
                + (claim.why().isEmpty() ? "" : " " + claim.why()))
        .cite(claim.evidence(), 5);
  }

  /// What a model wrote, each sentence held against the rows; those that did not hold are shown as
  /// struck, because somebody may have read them elsewhere.
  static List<Block> narrative(Brief brief) {
    var all = brief.grounds().narrative();
    if (all.isEmpty()) {
      return List.of();
    }
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading("In words"));
    blocks.add(
        new Block.Paragraph(
            Line.of("Written by the model ")
                .value(all.getFirst().model())
                .words(" from verified rows; figures and names were checked by code.")));
    all.stream()
        .filter(Narrated::verified)
        .map(it -> new Block.Paragraph(Line.of(it.text()).cite(it.evidence(), 5)))
        .forEach(blocks::add);
    long struck = all.stream().filter(it -> !it.verified()).count();
    if (struck > 0) {
      blocks.add(
          new Block.Paragraph(
              Line.of(
                  Summary.count(struck, "sentence")
                      + " did not agree with the rows and "
                      + (struck == 1 ? "was" : "were")
                      + " struck.")));
    }
    return blocks;
  }
}
