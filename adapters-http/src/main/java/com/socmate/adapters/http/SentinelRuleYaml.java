package com.socmate.adapters.http;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.socmate.adapters.http.body.InvalidBody;
import com.socmate.adapters.http.body.Violation;
import com.socmate.application.investigation.rule.AnalyticsRule;
import com.socmate.application.investigation.rule.ReadAnalyticsRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An analytics rule of Microsoft Sentinel as an item of a document of schedules.
final class SentinelRuleYaml {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  /// @param notes what was carried otherwise, or not at all
  record Item(ObjectNode schedule, List<String> notes) {}

  private SentinelRuleYaml() {}

  static boolean isOne(ObjectNode document) {
    return ReadAnalyticsRule.isOne(MAPPER.convertValue(document, FIELDS));
  }

  /// @throws InvalidBody if a schedule cannot carry what the rule decides by
  static Item item(ObjectNode document) {
    return switch (ReadAnalyticsRule.read(MAPPER.convertValue(document, FIELDS))) {
      case ReadAnalyticsRule.Outcome.Read(var rule) -> item(rule);
      case ReadAnalyticsRule.Outcome.Refused(var field, var why) ->
          throw new InvalidBody(
              List.of(new Violation(List.of("body", field), why, "value_error.sentinel")));
    };
  }

  private static Item item(AnalyticsRule rule) {
    var notes = new ArrayList<>(rule.lost());
    var node = MAPPER.createObjectNode();
    node.put("name", rule.name());
    if (!rule.description().isEmpty()) {
      node.put("description", rule.description());
    }
    node.put("user_query", rule.query());
    node.put("persona", "soc_analyst");
    node.put("frequency", "custom");
    node.put("cron_expression", cron(rule.frequency(), notes));
    rule.tags().forEach(node.withArray("tags")::add);
    return new Item(node, notes);
  }

  /// The schedule that comes as often, or a little more often.
  private static String cron(Duration frequency, List<String> notes) {
    long minutes = frequency.toMinutes();
    if (minutes < 60 && 60 % minutes == 0) {
      return minutes == 1 ? "* * * * *" : "*/" + minutes + " * * * *";
    }
    long hours = minutes / 60;
    if (minutes % 60 == 0 && hours < 24 && 24 % hours == 0) {
      return hours == 1 ? "0 * * * *" : "0 */" + hours + " * * *";
    }
    if (minutes == 1_440) {
      return "0 0 * * *";
    }
    return nearest(minutes, notes);
  }

  private static String nearest(long minutes, List<String> notes) {
    if (minutes == 10_080) {
      return "0 0 * * 1";
    }
    var nearest = minutes > 10_080 ? "week" : minutes > 1_440 ? "day" : "hour";
    notes.add(
        "queryFrequency of " + Duration.ofMinutes(minutes) + " becomes every " + nearest + ".");
    return switch (nearest) {
      case "week" -> "0 0 * * 1";
      case "day" -> "0 0 * * *";
      default -> "0 * * * *";
    };
  }
}
