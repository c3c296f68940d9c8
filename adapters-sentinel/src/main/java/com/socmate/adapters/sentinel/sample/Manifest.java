package com.socmate.adapters.sentinel.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What was planted, for those who check the product's answers; the product itself never reads it.
public record Manifest(Settings settings, List<Incident> incidents, List<NearMiss> nearMisses) {
  /// The columns that name what a finding is about, with their values: `Account`, `IpAddress`,
  /// `Computer` …
  public record FindingKey(Map<String, Object> parts) {
    /// Alternating columns and values.
    static FindingKey of(String... columnsAndValues) {
      return new FindingKey(Json.ordered((Object[]) columnsAndValues));
    }

    String columns() {
      return String.join(", ", parts.keySet());
    }

    String values() {
      return String.join(", ", parts.values().stream().map(Object::toString).toList());
    }
  }

  /// Something that must be found, with what must be said of it.
  public record Incident(
      Intent intent,
      String name,
      String table,
      FindingKey key,
      String description,
      Map<String, Object> expected) {
    String id() {
      return intent.word() + "/" + name;
    }
  }

  /// Something that looks like it and must not be found.
  public record NearMiss(Intent intent, String name, FindingKey key, String whyNot) {
    String id() {
      return intent.word() + "/" + name;
    }
  }

  public Manifest {
    incidents = List.copyOf(incidents);
    nearMisses = List.copyOf(nearMisses);
  }

  byte[] json() {
    var intents = new ArrayList<Map<String, Object>>();
    for (var intent : Intent.values()) {
      intents.add(
          Json.ordered(
              "intent",
              intent.word(),
              "question",
              intent.question(),
              "window",
              intent.window().toString(),
              "rule",
              intent.rule()));
    }
    return Json.pretty(
        Json.ordered(
            "seed", settings.seed(),
            "now", settings.now().toString(),
            "days", settings.days(),
            "users", settings.users(),
            "intents", intents,
            "incidents", incidents.stream().map(Manifest::described).toList(),
            "near_misses", nearMisses.stream().map(Manifest::described).toList()));
  }

  private static Map<String, Object> described(Incident it) {
    return Json.ordered(
        "id",
        it.id(),
        "intent",
        it.intent().word(),
        "table",
        it.table(),
        "key",
        it.key().columns(),
        "value",
        it.key().values(),
        "entity",
        it.key().parts(),
        "description",
        it.description(),
        "expected",
        it.expected());
  }

  private static Map<String, Object> described(NearMiss it) {
    return Json.ordered(
        "id",
        it.id(),
        "intent",
        it.intent().word(),
        "key",
        it.key().columns(),
        "value",
        it.key().values(),
        "entity",
        it.key().parts(),
        "why_not",
        it.whyNot());
  }
}
