package com.socmate.adapters.sentinel.sample;

import com.socmate.adapters.sentinel.sample.Manifest.FindingKey;
import com.socmate.adapters.sentinel.sample.World.Machine;
import com.socmate.adapters.sentinel.sample.World.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The stories of one intent, told in few words: so many rows of a make, at such a time, which are
/// an incident or only look like one.
final class Planting {
  /// Makes the n-th row of a story.
  interface Maker {
    Row row(Dice dice, Instant at, int n);
  }

  private final Stage stage;
  private final Intent intent;
  private final String table;

  Planting(Stage stage, Intent intent, String table) {
    this.stage = stage;
    this.intent = intent;
    this.table = table;
  }

  World world() {
    return stage.world();
  }

  Stage stage() {
    return stage;
  }

  Dice dice(String name) {
    return stage.dice(intent.word() + "/" + name);
  }

  /// Different people for the stories of this intent.
  List<User> cast(int count) {
    return dice("cast").some(count, stage.world().users());
  }

  /// Different servers that no story silences.
  List<Machine> servers(int count) {
    var able =
        stage.world().generalServers().stream()
            .filter(it -> !stage.world().quietServers().contains(it))
            .toList();
    return dice("servers").some(count, able);
  }

  /// Rows half a minute to two minutes apart, beginning 3 to 20 hours ago.
  void recent(String name, int count, Maker maker) {
    rows(name, stage.ago(Duration.ofMinutes(dice(name).between(180, 1_200))), count, maker);
  }

  /// The same a few hours before the window.
  void before(String name, int count, Maker maker) {
    rows(name, stage.ago(Duration.ofMinutes(dice(name).between(1_600, 2_400))), count, maker);
  }

  void rows(String name, Instant from, int count, Maker maker) {
    var dice = dice(name + "/rows");
    var at = from;
    for (int n = 0; n < count; n++) {
      at = dice.after(at, 30, 110);
      stage.tell(maker.row(dice, at, n));
    }
  }

  /// Plants an incident: its rows and its entry in the manifest.
  void incident(String name, FindingKey key, String description, int count, Maker maker) {
    recent(name, count, maker);
    declare(name, key, description, count);
  }

  void declare(String name, FindingKey key, String description, int count) {
    stage.incident(intent, name, table, key, description, Json.ordered("events", count));
  }

  void declareWith(String name, FindingKey key, String description, Map<String, Object> expected) {
    stage.incident(intent, name, table, key, description, expected);
  }

  void nearMiss(String name, FindingKey key, String whyNot, int count, Maker maker) {
    recent(name, count, maker);
    stage.nearMiss(intent, name, key, whyNot);
  }

  /// What would be an incident, had it happened within the window.
  void tooEarly(String name, FindingKey key, int count, Maker maker) {
    before(name, count, maker);
    stage.nearMiss(intent, name, key, "It happened hours before the window.");
  }

  /// Something that is no incident, of rows told elsewhere.
  void declareNearMiss(String name, FindingKey key, String whyNot) {
    stage.nearMiss(intent, name, key, whyNot);
  }
}
