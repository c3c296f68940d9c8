package com.socmate.application.investigation.report;

import com.socmate.application.investigation.intent.Intent;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was found and what it means.
final class FindingSections {
  private static final int MOST_DETAILED = 50;
  private static final int MOST_BRIEF = 10;

  private FindingSections() {}

  static List<Block> detailed(Brief brief) {
    var blocks = new ArrayList<Block>();
    for (var finding : brief.findings().stream().limit(MOST_DETAILED).toList()) {
      blocks.add(detailed(blocks.size() + 1, finding));
    }
    return headed("Findings", blocks, rest(brief, MOST_DETAILED));
  }

  private static Block detailed(int number, Finding finding) {
    var about = Line.EMPTY;
    for (var part : finding.key().entrySet()) {
      if (!part.getValue().isEmpty()) {
        about =
            about
                .words(about.spans().isEmpty() ? "" : ", ")
                .words(part.getKey() + " ")
                .value(part.getValue());
      }
    }
    return new Block.Found(
        number,
        finding.severity(),
        Line.of(finding.title()).cite(finding.evidence(), 5),
        List.of(
            new Block.Fact("Severity", Line.of(rating(finding))),
            new Block.Fact("About", about),
            new Block.Fact("What happened", Line.of(finding.description())),
            new Block.Fact("Fingerprint", Line.EMPTY.value(finding.fingerprint().value()))));
  }

  private static String rating(Finding finding) {
    return Words.of(finding.severity())
        + "; "
        + Words.of(finding.novelty())
        + (finding.isSuppressed() ? "; suppressed" : "");
  }

  static List<Block> brief(Brief brief) {
    var lines =
        brief.findings().stream()
            .limit(MOST_BRIEF)
            .map(it -> Line.of(rating(it) + ": " + it.title()).cite(it.evidence(), 5))
            .toList();
    return headed(
        "Findings",
        lines.isEmpty() ? List.of() : List.of(new Block.Items(lines, false)),
        rest(brief, MOST_BRIEF));
  }

  private static Optional<Block> rest(Brief brief, int shown) {
    int more = Math.max(0, brief.findings().size() - shown) + brief.grounds().unreported();
    return more > 0
        ? Optional.of(new Block.Paragraph(Line.of("and " + more + " more; see the evidence.")))
        : Optional.empty();
  }

  private static List<Block> headed(String heading, List<Block> blocks, Optional<Block> last) {
    if (blocks.isEmpty()) {
      return List.of();
    }
    var all = new ArrayList<Block>(List.of(new Block.Heading(heading)));
    all.addAll(blocks);
    last.ifPresent(all::add);
    return all;
  }

  /// What findings are about, one value a line, ready to be copied. Each line begins with the name
  /// of a column, so that no table program takes it for a formula.
  static List<Block> indicators(Brief brief) {
    var values =
        brief.findings().stream()
            .flatMap(it -> it.key().entrySet().stream())
            .filter(it -> !it.getValue().isEmpty())
            .map(FindingSections::oneLine)
            .distinct()
            .sorted()
            .toList();
    return values.isEmpty()
        ? List.of()
        : List.of(
            new Block.Heading("Indicators"),
            new Block.Code(Line.EMPTY, "text", String.join("\n", values)));
  }

  private static String oneLine(Map.Entry<String, String> it) {
    return (it.getKey() + ": " + it.getValue()).replace('\n', ' ').replace('\r', ' ');
  }

  static List<Block> techniques(Brief brief) {
    var rows =
        brief.findings().stream()
            .flatMap(it -> it.techniques().stream())
            .distinct()
            .sorted()
            .map(FindingSections::technique)
            .toList();
    return rows.isEmpty()
        ? List.of()
        : List.of(
            new Block.Heading("MITRE ATT&CK"),
            new Block.Table(Line.EMPTY, List.of("technique", "name", "tactic"), rows));
  }

  private static List<Line> technique(String id) {
    var known = Attack.technique(id);
    return List.of(
        Line.of(id),
        Line.of(known.map(Attack.Technique::name).orElse("")),
        Line.of(known.map(Attack.Technique::tactic).orElse("")));
  }

  static List<Block> nextSteps(Brief brief) {
    var steps = new ArrayList<Line>();
    if (!brief.findings().isEmpty()) {
      brief.intent().map(Intent::nextSteps).orElse(List.of()).forEach(it -> steps.add(Line.of(it)));
    }
    if (!brief.isWhole()) {
      steps.add(
          Line.of(
              "Find out why the data is not whole, then run the question again for the same window."));
    }
    return steps.isEmpty()
        ? List.of()
        : List.of(new Block.Heading("Next steps"), new Block.Items(steps, true));
  }

  static List<Block> impact(Brief brief) {
    if (brief.findings().isEmpty()) {
      return List.of();
    }
    var worst = worst(brief);
    return List.of(
        new Block.Heading("Business impact"),
        new Block.Paragraph(
            Line.of(
                brief.intent().map(Intent::impact).orElse("The rows met a rule that somebody set.")
                    + " "
                    + urgency(worst))));
  }

  static Severity worst(Brief brief) {
    return brief.findings().stream()
        .map(Finding::severity)
        .max(Comparator.naturalOrder())
        .orElse(Severity.INFORMATIONAL);
  }

  private static String urgency(Severity worst) {
    return switch (worst) {
      case CRITICAL, HIGH -> "This needs somebody today.";
      case MEDIUM -> "This should be looked into within the week.";
      case LOW, INFORMATIONAL -> "No decision is needed.";
    };
  }

  static List<Block> pictures(Brief brief) {
    var blocks = new ArrayList<Block>();
    Timeline.of(brief).map(Block.Times::new).ifPresent(blocks::add);
    EntityLinks.of(brief).map(Block.Links::new).ifPresent(blocks::add);
    return blocks;
  }

  static List<Block> timeline(Brief brief) {
    return Timeline.of(brief).<Block>map(Block.Times::new).map(List::of).orElse(List.of());
  }
}
