package com.socmate.adapters.sentinel.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Where stories are told: it takes their rows, their silences, and their entries in the manifest.
final class Stage {
  /// Nothing of a table (and of one computer, unless empty) reaches the workspace in `[from, to)`.
  private record Silence(String table, String computer, Instant from, Instant to) {
    boolean covers(Row row) {
      return row.table().equals(table)
          && !row.at().isBefore(from)
          && row.at().isBefore(to)
          && (computer.isEmpty() || row.text("Computer").equals(computer));
    }
  }

  /// Only a share of a table's everyday rows reach the workspace from a moment on.
  private record Thinning(String table, Instant from, double share) {
    boolean drops(Row row, Dice dice) {
      return row.table().equals(table) && !row.at().isBefore(from) && !dice.chance(share);
    }
  }

  private final Settings settings;
  private final World world;
  private final Consumer<Row> rows;
  private final List<Silence> silences = new ArrayList<>();
  private final List<Thinning> thinnings = new ArrayList<>();
  private final Dice thinner;
  private final List<Manifest.Incident> incidents = new ArrayList<>();
  private final List<Manifest.NearMiss> nearMisses = new ArrayList<>();

  Stage(Settings settings, World world, Consumer<Row> rows) {
    this.settings = settings;
    this.world = world;
    this.rows = rows;
    this.thinner = Dice.seeded(settings.seed()).named("thinner");
  }

  Settings settings() {
    return settings;
  }

  World world() {
    return world;
  }

  Dice dice(String name) {
    return Dice.seeded(settings.seed()).named(name);
  }

  Instant ago(Duration duration) {
    return settings.now().minus(duration);
  }

  /// A row that a story depends on; it must lie inside the time the sample covers.
  void tell(Row row) {
    if (row.at().isBefore(settings.start()) || row.at().isAfter(settings.now())) {
      throw new IllegalStateException("a story told of " + row.at() + ", outside the sample");
    }
    rows.accept(row);
  }

  /// A row of everyday life, dropped where it lies outside the sample or in a silence.
  void fill(Row row) {
    boolean outside = row.at().isBefore(settings.start()) || row.at().isAfter(settings.now());
    if (!outside
        && silences.stream().noneMatch(it -> it.covers(row))
        && thinnings.stream().noneMatch(it -> it.drops(row, thinner))) {
      rows.accept(row);
    }
  }

  void silence(String table, String computer, Instant from, Instant to) {
    silences.add(new Silence(table, computer, from, to));
  }

  void thin(String table, Instant from, double share) {
    thinnings.add(new Thinning(table, from, share));
  }

  void incident(
      Intent intent,
      String name,
      String table,
      Manifest.FindingKey key,
      String description,
      Map<String, Object> expected) {
    incidents.add(new Manifest.Incident(intent, name, table, key, description, expected));
  }

  void nearMiss(Intent intent, String name, Manifest.FindingKey key, String whyNot) {
    nearMisses.add(new Manifest.NearMiss(intent, name, key, whyNot));
  }

  Manifest manifest() {
    return new Manifest(settings, incidents, nearMisses);
  }
}
