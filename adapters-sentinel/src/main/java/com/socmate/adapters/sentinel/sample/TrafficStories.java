package com.socmate.adapters.sentinel.sample;

import com.socmate.adapters.sentinel.sample.Manifest.FindingKey;
import java.time.Duration;
import java.time.Instant;

/// Traffic that betrays a program or a thief, and traffic that only looks so.
final class TrafficStories implements Story {
  private static final String TABLE = Traffic.FIREWALL;
  private static final long MEGABYTE = 1_000_000;

  @Override
  public void tell(Stage stage) {
    beacons(new Planting(stage, Intent.BEACONING, TABLE));
    rareDestinations(new Planting(stage, Intent.RARE_DESTINATIONS, TABLE));
    volumes(new Planting(stage, Intent.EXFILTRATION_VOLUME, TABLE));
  }

  private static FindingKey pair(String from, String to) {
    return FindingKey.of("SourceIP", from, "DestinationIP", to);
  }

  private static Planting.Maker sent(String from, String to, long bytes) {
    return (dice, at, _) -> Traffic.connection(dice, at, from, to, 443, bytes);
  }

  private static void beacons(Planting plot) {
    var dice = plot.dice("beacons");
    for (int n = 0; n < 2; n++) {
      var from = "10.20.5." + (21 + n);
      var to = known(plot, n);
      regular(plot, from, to, 26, 600 + 300 * n, 40 + 60 * n);
      plot.declare(
          "every-" + (10 + 5 * n) + "-minutes",
          pair(from, to),
          "A program reports at regular intervals, give or take some seconds.",
          26);
    }
    regular(plot, "10.20.5.23", known(plot, 2), 15, 600, 20);
    plot.declareNearMiss(
        "fifteen",
        pair("10.20.5.23", known(plot, 2)),
        "Fifteen connections are fewer than twenty.");
    irregular(plot, dice, "10.20.5.24", known(plot, 3));
    plot.declareNearMiss(
        "browsing",
        pair("10.20.5.24", known(plot, 3)),
        "Forty connections, whenever somebody clicks.");
    inside(plot);
    plot.declareNearMiss(
        "inside", pair("10.20.5.25", "10.10.0.40"), "A monitoring agent inside the network.");
  }

  /// A destination that was contacted in the days before, so that it is not new.
  private static String known(Planting plot, int n) {
    var address = "192.0.2." + (50 + n);
    for (int day = 2; day < 5; day++) {
      plot.rows(
          "known-" + n + "-" + day,
          plot.stage().ago(Duration.ofHours(24L * day + 5)),
          1,
          sent("10.20.6." + (1 + n), address, 5_000));
    }
    return address;
  }

  private static void regular(
      Planting plot, String from, String to, int count, int seconds, int jitter) {
    var dice = plot.dice("regular/" + from);
    var start = plot.stage().ago(Duration.ofHours(19));
    for (int n = 0; n < count; n++) {
      var at = dice.after(start.plusSeconds((long) n * seconds), 0, jitter);
      plot.stage().tell(Traffic.connection(dice, at, from, to, 443, 900));
    }
  }

  private static void irregular(Planting plot, Dice dice, String from, String to) {
    var at = plot.stage().ago(Duration.ofHours(20));
    for (int n = 0; n < 40; n++) {
      at = dice.after(at, 12, n % 4 == 0 ? 2_400 : 90);
      plot.stage().tell(Traffic.connection(dice, at, from, to, 443, 2_500));
    }
  }

  private static void inside(Planting plot) {
    var dice = plot.dice("inside");
    var start = plot.stage().ago(Duration.ofHours(19));
    for (int n = 0; n < 60; n++) {
      var at = dice.after(start.plusSeconds(n * 600L), 0, 5);
      plot.stage().tell(Traffic.connection(dice, at, "10.20.5.25", "10.10.0.40", 5_666, 300));
    }
  }

  private static void rareDestinations(Planting plot) {
    for (int n = 0; n < 2; n++) {
      var to = plot.world().stranger();
      plot.incident(
          "nobody-knew-" + (n + 1),
          destination(to),
          "One host suddenly talks to an address nobody contacted before.",
          5,
          sent("10.20.5." + (31 + n), to, 8_000));
    }
    var twice = plot.world().stranger();
    plot.nearMiss(
        "twice",
        destination(twice),
        "Two connections are fewer than three.",
        2,
        sent("10.20.5.33", twice, 900));
    var seen = plot.world().stranger();
    plot.before("seen-before", 1, sent("10.20.5.34", seen, 900));
    plot.nearMiss(
        "seen-before",
        destination(seen),
        "Somebody contacted it the day before.",
        6,
        sent("10.20.5.35", seen, 900));
    var popular = plot.world().stranger();
    plot.nearMiss(
        "popular",
        destination(popular),
        "A new service that five hosts use is not rare.",
        10,
        (dice, at, n) ->
            Traffic.connection(dice, at, "10.20.5." + (36 + n % 5), popular, 443, 5_000));
  }

  private static FindingKey destination(String to) {
    return FindingKey.of("DestinationIP", to);
  }

  private static void volumes(Planting plot) {
    for (int n = 0; n < 2; n++) {
      var from = "10.20.5." + (51 + n);
      plot.incident(
          "much-more-" + (n + 1),
          FindingKey.of("SourceIP", from),
          "A host that sends little sends a gigabyte to the internet.",
          10,
          sent(from, known(plot, 5 + n), 110 * MEGABYTE));
    }
    var always = "10.10.0.50";
    var to = known(plot, 7);
    for (int day = 0; day < 7; day++) {
      Instant at = plot.stage().ago(Duration.ofHours(24L * day + 8));
      plot.rows("backup-" + day, at, 8, sent(always, to, 100 * MEGABYTE));
    }
    plot.declareNearMiss(
        "backup", FindingKey.of("SourceIP", always), "A backup sends as much every night.");
    plot.nearMiss(
        "four-hundred",
        FindingKey.of("SourceIP", "10.20.5.53"),
        "Four hundred megabytes are fewer than five hundred.",
        4,
        sent("10.20.5.53", known(plot, 8), 100 * MEGABYTE));
    plot.nearMiss(
        "inside",
        FindingKey.of("SourceIP", "10.20.5.54"),
        "Two gigabytes to a server inside the network.",
        20,
        sent("10.20.5.54", "10.10.0.14", 100 * MEGABYTE));
    plot.tooEarly(
        "before-the-window",
        FindingKey.of("SourceIP", "10.20.5.55"),
        10,
        sent("10.20.5.55", known(plot, 9), 110 * MEGABYTE));
  }
}
