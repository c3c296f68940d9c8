package com.socmate.application.investigation.rule;

import com.socmate.application.investigation.intent.KqlNotes;
import com.socmate.domain.finding.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads an analytics rule as its YAML says it. What decides is carried or the rule is refused;
/// what merely accompanies it and cannot be carried is told.
public final class ReadAnalyticsRule {
  private static final Pattern LENGTH = Pattern.compile("(\\d{1,4})\\s*([mhd])");
  private static final Set<String> CARRIED =
      Set.of(
          "id",
          "name",
          "displayName",
          "description",
          "severity",
          "query",
          "queryFrequency",
          "queryPeriod",
          "triggerOperator",
          "triggerThreshold",
          "entityMappings",
          "tactics",
          "relevantTechniques",
          "techniques",
          "version",
          "kind",
          "status",
          "enabled",
          "tags",
          "metadata",
          "requiredDataConnectors");

  private ReadAnalyticsRule() {}

  /// What a rule says that a schedule must have, and what it cannot have.
  public sealed interface Outcome {
    record Read(AnalyticsRule rule) implements Outcome {}

    /// @param field what stands in the way
    record Refused(String field, String why) implements Outcome {}
  }

  /// Whether a document is such a rule.
  public static boolean isOne(Map<String, ?> document) {
    return document.containsKey("query")
        && (document.containsKey("queryFrequency") || document.containsKey("kind"));
  }

  public static Outcome read(Map<String, ?> rule) {
    var query = text(rule, "query");
    var frequency = length(text(rule, "queryFrequency"));
    var period = length(text(rule, "queryPeriod"));
    if (!text(rule, "kind").isEmpty() && !text(rule, "kind").equals("Scheduled")) {
      return new Outcome.Refused(
          "kind", "is " + text(rule, "kind") + "; only rules of kind Scheduled run on a schedule");
    }
    if (query.isBlank()) {
      return new Outcome.Refused("query", "is missing");
    }
    if (frequency.isEmpty()) {
      return new Outcome.Refused("queryFrequency", "must be a length such as 1h, 1d or PT5H");
    }
    if (period.isEmpty()) {
      return new Outcome.Refused("queryPeriod", "must be a length such as 1h, 1d or PT5H");
    }
    var rows = rows(rule);
    return rows.isEmpty()
        ? new Outcome.Refused(
            "triggerOperator",
            "is "
                + text(rule, "triggerOperator")
                + " "
                + text(rule, "triggerThreshold")
                + "; a run tells of rows that are there, so only \"more than\" can be carried")
        : new Outcome.Read(rule(rule, query, frequency.get(), period.get(), rows.get()));
  }

  private static AnalyticsRule rule(
      Map<String, ?> rule, String query, Duration frequency, Duration period, long rows) {
    var lost = new ArrayList<String>();
    var notes =
        new KqlNotes(
            Optional.of(period),
            rows,
            keys(rule, lost),
            texts(rule, "relevantTechniques", "techniques").stream()
                .filter(it -> it.matches("T\\d{4}(?:\\.\\d{3})?"))
                .toList(),
            severity(text(rule, "severity")));
    for (var field : new TreeSet<>(rule.keySet())) {
      if (!CARRIED.contains(field)) {
        lost.add(field + " has no counterpart in a schedule.");
      }
    }
    var named = text(rule, "name");
    return new AnalyticsRule(
        named.isEmpty() ? text(rule, "displayName") : named,
        text(rule, "description").strip().replaceAll("^'|'$", ""),
        AnalyticsRule.noted(notes, query),
        frequency,
        tags(rule),
        lost);
  }

  /// More rows than this; empty for what cannot be carried.
  private static Optional<Long> rows(Map<String, ?> rule) {
    var operator = text(rule, "triggerOperator").toLowerCase(Locale.ROOT);
    var threshold = text(rule, "triggerThreshold");
    if (!threshold.matches("\\d{1,9}|")) {
      return Optional.empty();
    }
    long value = threshold.isEmpty() ? 0 : Long.parseLong(threshold);
    return switch (operator) {
      case "gt", "greaterthan", "" -> Optional.of(value);
      case "ne", "notequal" -> value == 0 ? Optional.of(0L) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /// The columns that name the rule's entities.
  private static List<String> keys(Map<String, ?> rule, List<String> lost) {
    var keys = new LinkedHashSet<String>();
    for (var mapping : list(rule.get("entityMappings"))) {
      if (mapping instanceof Map<?, ?> entity) {
        for (var field : list(entity.get("fieldMappings"))) {
          if (field instanceof Map<?, ?> column
              && column.get("columnName") instanceof String name) {
            keys.add(name);
          }
        }
      }
    }
    if (keys.size() > KqlNotes.MOST_KEYS) {
      lost.add(
          "Only the first "
              + KqlNotes.MOST_KEYS
              + " columns of its entities tell findings apart: "
              + String.join(", ", keys.stream().limit(KqlNotes.MOST_KEYS).toList())
              + ".");
    }
    return keys.stream().limit(KqlNotes.MOST_KEYS).toList();
  }

  private static List<String> tags(Map<String, ?> rule) {
    return Stream.concat(Stream.of("sentinel-rule"), texts(rule, "tactics").stream())
        .map(it -> it.toLowerCase(Locale.ROOT))
        .distinct()
        .limit(10)
        .toList();
  }

  private static Optional<Severity> severity(String text) {
    return Stream.of(Severity.values()).filter(it -> it.name().equalsIgnoreCase(text)).findFirst();
  }

  private static List<String> texts(Map<String, ?> rule, String... names) {
    return Stream.of(names)
        .flatMap(name -> list(rule.get(name)).stream())
        .map(String::valueOf)
        .toList();
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> items ? items : List.of();
  }

  private static String text(Map<String, ?> rule, String name) {
    var value = rule.get(name);
    return value == null ? "" : String.valueOf(value);
  }

  private static Optional<Duration> length(String text) {
    var matcher = LENGTH.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (matcher.matches()) {
      long number = Long.parseLong(matcher.group(1));
      return Optional.of(
              switch (matcher.group(2)) {
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
              })
          .filter(it -> !it.isZero());
    }
    return text.matches("P(?!$)(?:\\d{1,3}D)?(?:T(?=\\d)(?:\\d{1,4}H)?(?:\\d{1,4}M)?)?")
        ? Optional.of(Duration.parse(text)).filter(it -> !it.isZero())
        : Optional.empty();
  }
}
