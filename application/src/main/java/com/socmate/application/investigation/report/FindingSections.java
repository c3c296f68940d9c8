package com.socmate.application.investigation.report;

import com.socmate.application.investigation.intent.Intent;
import com.socmate.domain.finding.EvidenceRef;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What was found and what it means.
final class FindingSections {
  private static final int MOST_DETAILED = 50;

  private FindingSections() {}

  static Optional<String> detailed(Dossier dossier) {
    var findings = dossier.assessment().findings();
    if (findings.isEmpty()) {
      return Optional.empty();
    }
    var shown =
        IntStream.range(0, Math.min(MOST_DETAILED, findings.size()))
            .mapToObj(index -> detailed(index + 1, findings.get(index)))
            .collect(Collectors.joining("\n\n"));
    return Optional.of("## Findings\n\n" + shown + rest(dossier, MOST_DETAILED));
  }

  private static String detailed(int number, Finding finding) {
    var key =
        finding.key().entrySet().stream()
            .filter(it -> !it.getValue().isEmpty())
            .map(it -> it.getKey() + " " + Markdown.code(it.getValue()))
            .collect(Collectors.joining(", "));
    return "### "
        + number
        + ". "
        + Markdown.text(finding.title())
        + " "
        + citations(finding)
        + "\n\n- Severity: "
        + Words.of(finding.severity())
        + "; "
        + Words.of(finding.novelty())
        + "\n- About: "
        + key
        + "\n- What happened: "
        + Markdown.text(finding.description())
        + "\n- Fingerprint: "
        + Markdown.code(finding.fingerprint().value());
  }

  static Optional<String> brief(Dossier dossier) {
    var findings = dossier.assessment().findings();
    if (findings.isEmpty()) {
      return Optional.empty();
    }
    var lines =
        findings.stream()
            .limit(10)
            .map(it ->
                "- "
                    + Words.of(it.severity())
                    + ", "
                    + Words.of(it.novelty())
                    + ": "
                    + Markdown.text(it.title())
                    + " "
                    + citations(it))
            .collect(Collectors.joining("\n"));
    return Optional.of("## Findings\n\n" + lines + rest(dossier, 10));
  }

  private static String rest(Dossier dossier, int shown) {
    int more =
        Math.max(0, dossier.assessment().findings().size() - shown)
            + dossier.assessment().unreported();
    return more > 0 ? "\n\nand " + more + " more; see the evidence." : "";
  }

  private static String citations(Finding finding) {
    return finding.evidence().stream()
        .limit(5)
        .map(EvidenceRef::citation)
        .collect(Collectors.joining(" "));
  }

  /// What findings are about, one value a line, ready to be copied.
  static Optional<String> indicators(Dossier dossier) {
    var values =
        dossier.assessment().findings().stream()
            .flatMap(it -> it.key().entrySet().stream())
            .filter(it -> !it.getValue().isEmpty())
            .map(it -> it.getKey() + ": " + it.getValue())
            .map(line -> line.replace('\n', ' ').replace('\r', ' '))
            .distinct()
            .sorted()
            .toList();
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of("## Indicators\n\n" + Markdown.block("text", String.join("\n", values)));
  }

  static Optional<String> techniques(Dossier dossier) {
    var techniques = dossier.plan().techniques();
    return techniques.isEmpty() || dossier.assessment().findings().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "## MITRE ATT&CK\n\n"
                + techniques.stream()
                    .map(it -> "- " + Markdown.text(it) + Techniques.name(it))
                    .collect(Collectors.joining("\n")));
  }

  static Optional<String> nextSteps(Dossier dossier) {
    var steps = new ArrayList<String>();
    if (!dossier.assessment().findings().isEmpty()) {
      steps.addAll(dossier.intent().map(Intent::nextSteps).orElse(List.of()));
    }
    if (!dossier.assessment().shortcomings().isEmpty()) {
      steps.add(
          "Find out why the data is not whole, then run the question again for the same window.");
    }
    return steps.isEmpty()
        ? Optional.empty()
        : Optional.of("## Next steps\n\n1. " + String.join("\n1. ", steps));
  }

  static Optional<String> impact(Dossier dossier) {
    if (dossier.assessment().findings().isEmpty()) {
      return Optional.empty();
    }
    var worst =
        dossier.assessment().findings().stream()
            .map(Finding::severity)
            .max(Comparator.naturalOrder())
            .orElse(Severity.INFORMATIONAL);
    return Optional.of(
        "## Impact\n\n"
            + dossier.intent().map(Intent::impact).orElse("The rows met a rule that somebody set.")
            + " "
            + urgency(worst));
  }

  private static String urgency(Severity worst) {
    return switch (worst) {
      case CRITICAL, HIGH -> "This needs somebody today.";
      case MEDIUM -> "This should be looked into within the week.";
      case LOW, INFORMATIONAL -> "No decision is needed.";
    };
  }
}
