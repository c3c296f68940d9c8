package com.socmate.adapters.persistence;

import com.socmate.domain.finding.Severity;
import com.socmate.domain.incident.EntityInsights;
import com.socmate.domain.incident.EntityProfile;
import com.socmate.domain.incident.EntityTimeline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a provider told of an entity, as it is kept.
record EntityProfileJson(
    @Nullable EntityPlaceJson place, @Nullable Timeline timeline, @Nullable Insights insights) {

  static EntityProfileJson of(EntityProfile it) {
    return new EntityProfileJson(
        it.place().map(EntityPlaceJson::of).orElse(null),
        it.timeline().map(Timeline::of).orElse(null),
        it.insights().map(Insights::of).orElse(null));
  }

  /// @param kept is missing in what was kept before profiles were
  static EntityProfile toDomain(@Nullable EntityProfileJson kept) {
    return kept == null
        ? EntityProfile.NOTHING
        : new EntityProfile(
            Optional.ofNullable(kept.place).map(EntityPlaceJson::toDomain),
            Optional.ofNullable(kept.timeline).map(Timeline::toDomain),
            Optional.ofNullable(kept.insights).map(Insights::toDomain));
  }

  record Failure(String kind, String query, String why) {
    static List<Failure> of(List<EntityProfile.Failure> failures) {
      return failures.stream().map(it -> new Failure(it.kind(), it.query(), it.why())).toList();
    }

    static List<EntityProfile.Failure> toDomain(List<Failure> failures) {
      return failures.stream()
          .map(it -> new EntityProfile.Failure(it.kind, it.query, it.why))
          .toList();
    }
  }

  record Timeline(
      int total, Map<String, Integer> counts, List<Happening> happenings, List<Failure> failures) {
    static Timeline of(EntityTimeline it) {
      return new Timeline(
          it.total(),
          it.counts(),
          it.happenings().stream().map(Happening::of).toList(),
          Failure.of(it.failures()));
    }

    EntityTimeline toDomain() {
      return new EntityTimeline(
          total,
          counts,
          happenings.stream().map(Happening::toDomain).toList(),
          Failure.toDomain(failures));
    }
  }

  record Happening(
      String kind,
      String title,
      String text,
      @Nullable String severity,
      @Nullable String from,
      @Nullable String to,
      String original) {
    static Happening of(EntityTimeline.Happening it) {
      return new Happening(
          it.kind(),
          it.title(),
          it.text(),
          it.severity().map(Enum::name).orElse(null),
          IncidentDetailsJson.text(it.from()),
          IncidentDetailsJson.text(it.to()),
          it.original());
    }

    EntityTimeline.Happening toDomain() {
      return new EntityTimeline.Happening(
          kind,
          title,
          text,
          Optional.ofNullable(severity).map(Severity::valueOf),
          IncidentDetailsJson.moment(from),
          IncidentDetailsJson.moment(to),
          original);
    }
  }

  record Insights(int total, List<Insight> insights, List<Failure> failures) {
    static Insights of(EntityInsights it) {
      return new Insights(
          it.total(), it.insights().stream().map(Insight::of).toList(), Failure.of(it.failures()));
    }

    EntityInsights toDomain() {
      return new EntityInsights(
          total, insights.stream().map(Insight::toDomain).toList(), Failure.toDomain(failures));
    }
  }

  record Insight(
      String query,
      @Nullable String from,
      @Nullable String to,
      Table table,
      List<Table> charts,
      String original) {
    static Insight of(EntityInsights.Insight it) {
      return new Insight(
          it.query(),
          IncidentDetailsJson.text(it.from()),
          IncidentDetailsJson.text(it.to()),
          Table.of(it.table()),
          it.charts().stream().map(Table::of).toList(),
          it.original());
    }

    EntityInsights.Insight toDomain() {
      return new EntityInsights.Insight(
          query,
          IncidentDetailsJson.moment(from),
          IncidentDetailsJson.moment(to),
          table.toDomain(),
          charts.stream().map(Table::toDomain).toList(),
          original);
    }
  }

  record Table(List<Column> columns, List<List<String>> rows) {
    static Table of(EntityInsights.Table it) {
      return new Table(
          it.columns().stream().map(column -> new Column(column.name(), column.type())).toList(),
          it.rows());
    }

    EntityInsights.Table toDomain() {
      return new EntityInsights.Table(
          columns.stream().map(it -> new EntityInsights.Column(it.name, it.type)).toList(), rows);
    }
  }

  record Column(String name, String type) {}
}
