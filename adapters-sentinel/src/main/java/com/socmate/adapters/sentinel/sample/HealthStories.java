package com.socmate.adapters.sentinel.sample;

import com.socmate.adapters.sentinel.sample.Manifest.FindingKey;
import java.time.Duration;

/// Tables that fall silent or lose rows, and what is only a pause.
final class HealthStories implements Story {
  private static final String OFFICE = "OfficeActivity";
  private static final String BEATS = "Heartbeat";
  private static final String LINUX = "Syslog";

  @Override
  public void tell(Stage stage) {
    silent(new Planting(stage, Intent.SILENT_TABLES, LINUX));
    less(new Planting(stage, Intent.VOLUME_DROP, OFFICE));
  }

  private static FindingKey table(String name) {
    return FindingKey.of("Table", name);
  }

  private static void silent(Planting plot) {
    var tables = new String[] {LINUX, BEATS};
    for (int n = 0; n < 2; n++) {
      int hours = 5 + n;
      silence(plot, tables[n], hours, 0);
      plot.declare(
          "silent-" + (n + 1),
          table(tables[n]),
          "Nothing has arrived for " + hours + " hours.",
          hours);
    }
    silence(plot, Traffic.NAMES, 2, 0);
    plot.declareNearMiss("two-hours", table(Traffic.NAMES), "Two hours are fewer than three.");
    silence(plot, Traffic.FIREWALL, 17, 12);
    plot.declareNearMiss(
        "back-again", table(Traffic.FIREWALL), "Five silent hours, but rows arrive again.");
    plot.declareNearMiss(
        "steady", table(CloudDeeds.ADMINISTRATION), "A row or two arrive each hour.");
  }

  private static void silence(Planting plot, String table, int fromHoursAgo, int toHoursAgo) {
    plot.stage()
        .silence(
            table,
            "",
            plot.stage().ago(Duration.ofHours(fromHoursAgo)),
            plot.stage().ago(Duration.ofHours(toHoursAgo)).plusSeconds(60));
  }

  private static void less(Planting plot) {
    var day = plot.stage().ago(Duration.ofHours(25));
    plot.stage().thin(OFFICE, day, 0.2);
    plot.stage().thin(BEATS, day, 0.2);
    plot.declare("a-fifth-is-left", table(OFFICE), "Four of five rows are missing.", 0);
    plot.declare("agents-go-missing", table(BEATS), "Four of five rows are missing.", 0);
    plot.declareNearMiss(
        "two-hours-missing", table(Traffic.NAMES), "Two silent hours cost a tenth of the rows.");
    plot.declareNearMiss(
        "five-hours-missing",
        table(Traffic.FIREWALL),
        "Five silent hours cost a fifth of the rows.");
    plot.declareNearMiss(
        "weekends",
        table(DirectoryAudits.TABLE),
        "A weekend has few rows, as the weekend before had.");
  }
}
