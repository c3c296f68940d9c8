package com.socmate.application.investigation.report;

import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.Persona;
import java.util.List;
import java.util.function.Function;

/// Writes the report on an investigation. The persona changes what it is about and how much of it
/// there is, never the outcome. The same data make the same report to the byte.
public final class Report {
  private Report() {}

  /// In Markdown.
  public static String of(Brief brief) {
    return MarkdownPage.of(document(brief));
  }

  public static Document document(Brief brief) {
    return new Document(
        brief.plan().title(),
        brief.persona(),
        sections(brief.persona()).stream()
            .flatMap(section -> section.apply(brief).stream())
            .toList());
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

  private static List<Function<Brief, List<Block>>> sections(Persona persona) {
    return switch (persona) {
      case SOC_ANALYST ->
          List.of(
              Summary::verdict,
              Summary::facts,
              DataSections::narrative,
              FindingSections::pictures,
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
              Summary::verdict,
              Summary::plain,
              DataSections::narrative,
              FindingSections::timeline,
              FindingSections::impact,
              AuditSections::obligations,
              FindingSections::brief,
              FindingSections::nextSteps,
              DataSections::confidence);
      case THREAT_HUNTER ->
          List.of(
              Summary::verdict,
              HunterSections::hypothesis,
              FindingSections::pictures,
              EvidenceSections::rows,
              FindingSections::detailed,
              HunterSections::negative,
              HunterSections::gaps,
              HunterSections::pivots,
              FindingSections::indicators,
              FindingSections::techniques,
              EvidenceSections::kql,
              DataSections::assumptions,
              DataSections::claims);
      case COMPLIANCE_AUDITOR ->
          List.of(
              Summary::verdict,
              Summary::facts,
              AuditSections::controls,
              DataSections::health,
              DataSections::assumptions,
              FindingSections::brief,
              AuditSections::obligations,
              DataSections::claims,
              AuditSections::custody,
              FindingSections::timeline,
              EvidenceSections::kql);
    };
  }
}
