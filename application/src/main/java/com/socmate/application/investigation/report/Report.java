package com.socmate.application.investigation.report;

import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.Persona;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes the report on an investigation in Markdown. The persona changes what comes first and how
/// much of it there is, never the outcome. The same data make the same report to the byte.
public final class Report {
  private Report() {}

  public static String of(Dossier dossier) {
    return sections(dossier.persona()).stream()
        .map(section -> section.apply(dossier))
        .flatMap(Optional::stream)
        .map(String::strip)
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  /// The report on a question that could not be made into a plan.
  public static String ofNoPlan(String question, Compilation.NotCompiled compilation) {
    return """
    # Inconclusive: the question could not be made into a plan

    - Question: %s
    - Reason: %s
    - %s

    Nothing was searched, so nothing can be said of the logs.
    """
        .formatted(
            Markdown.code(question),
            Markdown.text(compilation.reason()),
            Markdown.text(compilation.closest()));
  }

  private static List<Function<Dossier, Optional<String>>> sections(Persona persona) {
    return switch (persona) {
      case SOC_ANALYST ->
          List.of(
              Summary::head,
              Summary::facts,
              FindingSections::detailed,
              FindingSections::indicators,
              FindingSections::techniques,
              FindingSections::nextSteps,
              EvidenceSections::rows,
              DataSections::health,
              DataSections::assumptions,
              DataSections::claims,
              EvidenceSections::kql);
      case CISO ->
          List.of(
              Summary::head,
              Summary::plain,
              FindingSections::impact,
              FindingSections::brief,
              FindingSections::nextSteps,
              DataSections::confidence);
      case THREAT_HUNTER ->
          List.of(
              Summary::head,
              Summary::facts,
              EvidenceSections::rows,
              FindingSections::detailed,
              FindingSections::indicators,
              FindingSections::techniques,
              EvidenceSections::kql,
              DataSections::assumptions,
              DataSections::health,
              DataSections::claims);
      case COMPLIANCE_AUDITOR ->
          List.of(
              Summary::head,
              Summary::facts,
              DataSections::health,
              DataSections::assumptions,
              FindingSections::brief,
              FindingSections::impact,
              DataSections::claims,
              EvidenceSections::rows,
              EvidenceSections::kql);
    };
  }
}
