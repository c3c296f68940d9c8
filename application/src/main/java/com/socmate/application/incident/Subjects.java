package com.socmate.application.incident;

import com.socmate.domain.entity.Entities;
import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.incident.IncidentDetails;
import com.socmate.domain.incident.ReportedIncident;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an incident is about: what its provider names, and what its own words name beside.
public final class Subjects {
  private static final int MOST = 20;

  private Subjects() {}

  /// @param id by which the provider names it; empty if only its words do
  public record Subject(EntityKind kind, String value, String id) {
    /// As two incidents are compared by.
    public String key() {
      return kind.wireName() + ":" + value;
    }
  }

  public static List<Subject> of(ReportedIncident reported, IncidentDetails details) {
    Map<String, Subject> found = new LinkedHashMap<>();
    for (var named : details.entities()) {
      named
          .kind()
          .filter(_ -> !named.value().isBlank())
          .map(kind -> new Subject(kind, usual(named.value()), named.id()))
          .ifPresent(it -> found.putIfAbsent(it.key(), it));
    }
    for (var entity : Entities.in(reported.title() + "\n" + reported.description())) {
      EntityKind.of(entity.type())
          .map(kind -> new Subject(kind, entity.value(), ""))
          .ifPresent(it -> found.putIfAbsent(it.key(), it));
    }
    return found.values().stream().limit(MOST).toList();
  }

  static List<String> keys(ReportedIncident reported, IncidentDetails details) {
    return of(reported, details).stream().map(Subject::key).toList();
  }

  /// As the same thing is written when a text names it.
  private static String usual(String value) {
    var read = Entities.in(value);
    return Optional.of(read)
        .filter(it -> it.size() == 1 && it.getFirst().text().length() == value.length())
        .map(it -> it.getFirst().value())
        .orElse(value);
  }
}
