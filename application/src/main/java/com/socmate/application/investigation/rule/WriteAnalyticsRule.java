package com.socmate.application.investigation.rule;

import com.socmate.application.investigation.intent.KqlNotes;
import com.socmate.domain.entity.ColumnMeaning;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduleState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Writes a schedule as the analytics rule that [ReadAnalyticsRule] would make it of.
public final class WriteAnalyticsRule {
  private static final Duration LEAST = Duration.ofMinutes(5);
  private static final Duration MOST = Duration.ofDays(14);
  private static final Map<String, String> TACTICS = new LinkedHashMap<>();

  static {
    Stream.of(
            "Reconnaissance",
            "ResourceDevelopment",
            "InitialAccess",
            "Execution",
            "Persistence",
            "PrivilegeEscalation",
            "DefenseEvasion",
            "CredentialAccess",
            "Discovery",
            "LateralMovement",
            "Collection",
            "CommandAndControl",
            "Exfiltration",
            "Impact",
            "PreAttack",
            "ImpairProcessControl",
            "InhibitResponseFunction")
        .forEach(it -> TACTICS.put(it.toLowerCase(Locale.ROOT), it));
  }

  private WriteAnalyticsRule() {}

  /// What became of a schedule.
  public sealed interface Outcome {
    /// @param rule by the names that rules use, in their order
    /// @param lost what the schedule says and a rule cannot, one sentence each
    record Written(Map<String, Object> rule, List<String> lost) implements Outcome {}

    record Refused(String why) implements Outcome {}
  }

  public static Outcome write(Schedule schedule) {
    var query = schedule.definition().query();
    var notes = KqlNotes.in(query);
    var every = schedule.timetable().recurrence().shortestPeriod();
    if (notes.window().isEmpty()) {
      return new Outcome.Refused(
          "Only KQL with a line such as // window: PT4H above it can be a rule; this schedule's"
              + " question is not.");
    }
    if (every.isEmpty() || every.get().compareTo(LEAST) < 0 || every.get().compareTo(MOST) > 0) {
      return new Outcome.Refused(
          "A rule runs every 5 minutes to 14 days; this schedule comes "
              + every.map(it -> "every " + it).orElse("once")
              + ".");
    }
    var lost = new ArrayList<String>();
    return new Outcome.Written(rule(schedule, notes, every.get(), lost), lost);
  }

  private static Map<String, Object> rule(
      Schedule schedule, KqlNotes notes, Duration every, List<String> lost) {
    var definition = schedule.definition();
    var rule = new LinkedHashMap<String, Object>();
    rule.put("name", definition.name());
    rule.put("description", definition.description());
    rule.put("severity", severity(notes.severity(), lost));
    rule.put("status", schedule.state() instanceof ScheduleState.Active ? "Available" : "Disabled");
    rule.put("queryFrequency", every.toString());
    rule.put("queryPeriod", notes.window().orElseThrow().toString());
    rule.put("triggerOperator", "gt");
    rule.put("triggerThreshold", notes.rows());
    rule.put("tactics", tactics(definition.tags()));
    rule.put("relevantTechniques", notes.techniques());
    rule.put("query", KqlNotes.without(definition.query()));
    rule.put("entityMappings", mappings(notes.keys(), lost));
    rule.put("kind", "Scheduled");
    if (!schedule.timetable().recurrence().isInterval()) {
      lost.add(
          schedule.timetable().recurrence().sentence()
              + ": a rule says how often, and not at which time of day.");
    }
    rule.values().removeIf(it -> it.equals("") || it.equals(List.of()));
    return rule;
  }

  /// Sentinel has no more than high.
  private static String severity(Optional<Severity> severity, List<String> lost) {
    var known = severity.orElse(Severity.MEDIUM);
    if (known == Severity.CRITICAL) {
      lost.add("Severity critical becomes High, the gravest that rules know.");
    }
    var word = (known == Severity.CRITICAL ? Severity.HIGH : known).name();
    return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
  }

  private static List<String> tactics(List<String> tags) {
    return tags.stream()
        .flatMap(it -> Optional.ofNullable(TACTICS.get(it.toLowerCase(Locale.ROOT))).stream())
        .toList();
  }

  private static List<Map<String, Object>> mappings(List<String> keys, List<String> lost) {
    var mappings = new ArrayList<Map<String, Object>>();
    for (var column : keys) {
      entity(column)
          .ifPresentOrElse(
              it -> mappings.add(mapping(it, column)),
              () -> lost.add("The column " + column + " names no entity that rules know."));
    }
    return mappings;
  }

  private static Map<String, Object> mapping(Identified entity, String column) {
    var field = new LinkedHashMap<String, Object>();
    field.put("identifier", entity.identifier());
    field.put("columnName", column);
    var mapping = new LinkedHashMap<String, Object>();
    mapping.put("entityType", entity.type());
    mapping.put("fieldMappings", List.of(field));
    return mapping;
  }

  private static Optional<Identified> entity(String column) {
    return ColumnMeaning.of(column)
        .map(kind ->
            switch (kind) {
              case IP -> new Identified("IP", "Address");
              case USER -> new Identified("Account", "FullName");
              case HOST -> new Identified("Host", "FullName");
              case DOMAIN -> new Identified("DNS", "DomainName");
              case HASH -> new Identified("FileHash", "Value");
              case EMAIL -> new Identified("Mailbox", "MailboxPrimaryAddress");
              case URL -> new Identified("URL", "Url");
              case PROCESS -> new Identified("File", "Name");
            });
  }

  /// How a rule names what a column holds.
  private record Identified(String type, String identifier) {}
}
