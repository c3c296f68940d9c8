package com.socmate.adapters.http;

import com.socmate.domain.incident.EntityInsights;
import com.socmate.domain.incident.EntityPlace;
import com.socmate.domain.incident.EntityProfile;
import com.socmate.domain.incident.EntityTimeline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What a provider tells of one entity by itself.
record EntityProfileJson(
    @Nullable Place place, @Nullable Timeline timeline, @Nullable Insights insights) {

  static EntityProfileJson from(EntityProfile it) {
    return new EntityProfileJson(
        it.place().map(Place::from).orElse(null),
        it.timeline().map(Timeline::from).orElse(null),
        it.insights().map(Insights::from).orElse(null));
  }

  record Place(
      String address,
      @Nullable String continent,
      @Nullable String country,
      @Nullable Integer countryConfidence,
      @Nullable String state,
      @Nullable Integer stateConfidence,
      @Nullable String stateCode,
      @Nullable String city,
      @Nullable Integer cityConfidence,
      @Nullable String region,
      @Nullable String latitude,
      @Nullable String longitude,
      @Nullable String asn,
      @Nullable String carrier,
      @Nullable String organization,
      @Nullable String organizationType,
      @Nullable String routing) {
    static Place from(EntityPlace it) {
      var where = it.where();
      var network = it.network();
      return new Place(
          it.address(),
          where.continent().orElse(null),
          where.country().name().orElse(null),
          number(where.country().confidence()),
          where.state().name().orElse(null),
          number(where.state().confidence()),
          where.stateCode().orElse(null),
          where.city().name().orElse(null),
          number(where.city().confidence()),
          where.region().orElse(null),
          where.latitude().orElse(null),
          where.longitude().orElse(null),
          network.asn().orElse(null),
          network.carrier().orElse(null),
          network.organization().orElse(null),
          network.organizationType().orElse(null),
          network.routing().orElse(null));
    }

    private static @Nullable Integer number(OptionalInt it) {
      return it.isPresent() ? it.getAsInt() : null;
    }
  }

  /// @param total how many there are; fewer may be told
  record Timeline(
      int total, Map<String, Integer> counts, List<Happening> happenings, List<Failure> failures) {
    static Timeline from(EntityTimeline it) {
      return new Timeline(
          it.total(),
          it.counts(),
          it.happenings().stream().map(Happening::from).toList(),
          Failure.from(it.failures()));
    }
  }

  record Happening(
      String kind,
      String title,
      String text,
      @Nullable String severity,
      @Nullable Instant from,
      @Nullable Instant to) {
    static Happening from(EntityTimeline.Happening it) {
      return new Happening(
          it.kind(),
          it.title(),
          it.text(),
          it.severity().map(Words::of).orElse(null),
          it.from().orElse(null),
          it.to().orElse(null));
    }
  }

  record Insights(int total, List<Insight> insights, List<Failure> failures) {
    static Insights from(EntityInsights it) {
      return new Insights(
          it.total(),
          it.insights().stream().map(Insight::from).toList(),
          Failure.from(it.failures()));
    }
  }

  record Insight(
      String query, @Nullable Instant from, @Nullable Instant to, Table table, List<Table> charts) {
    static Insight from(EntityInsights.Insight it) {
      return new Insight(
          it.query(),
          it.from().orElse(null),
          it.to().orElse(null),
          Table.from(it.table()),
          it.charts().stream().map(Table::from).toList());
    }
  }

  record Table(List<Column> columns, List<List<String>> rows) {
    static Table from(EntityInsights.Table it) {
      return new Table(
          it.columns().stream().map(column -> new Column(column.name(), column.type())).toList(),
          it.rows());
    }
  }

  record Column(String name, String type) {}

  /// A question of the provider's own that did not work.
  record Failure(String kind, String query, String why) {
    static List<Failure> from(List<EntityProfile.Failure> failures) {
      return failures.stream().map(it -> new Failure(it.kind(), it.query(), it.why())).toList();
    }
  }
}
