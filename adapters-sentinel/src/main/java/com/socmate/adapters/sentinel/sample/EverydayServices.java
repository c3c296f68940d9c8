package com.socmate.adapters.sentinel.sample;

import com.socmate.adapters.sentinel.sample.World.User;
import java.time.Instant;
import java.util.List;

/// Storage that programs read, documents that people open, agents that report.
final class EverydayServices implements Story {
  private static final List<String> ACCOUNTS = List.of("appdata1", "appdata2", "exports1");
  private static final List<String> HOSTS = List.of("lnx-web01", "lnx-web02", "lnx-db01");

  @Override
  public void tell(Stage stage) {
    var dice = stage.dice("services");
    for (Instant hour : Calendar.hours(stage.settings())) {
      for (int n = dice.between(10, 14); n > 0; n--) {
        stage.fill(
            CloudDeeds.read(
                dice,
                dice.after(hour, 5, 3_580),
                dice.one(ACCOUNTS),
                "file%02d.bin".formatted(dice.below(40)),
                "10.30.0." + (4 + dice.below(3)),
                "AccountKey",
                200));
      }
      for (int n = dice.between(12, 16); n > 0; n--) {
        stage.fill(document(dice, dice.after(hour, 5, 3_580), dice.one(stage.world().users())));
      }
      for (String host : HOSTS) {
        stage.fill(beat(dice.after(hour, 5, 1_700), host));
        stage.fill(beat(dice.after(hour, 1_800, 3_580), host));
      }
    }
  }

  private static Row document(Dice dice, Instant at, User user) {
    return Row.of("OfficeActivity", at)
        .with("RecordType", "SharePointFileOperation")
        .with("Operation", "FileAccessed")
        .with("OfficeWorkload", "SharePoint")
        .with("UserId", user.principal())
        .with("ClientIP", user.home())
        .with("SourceFileName", "plan%02d.docx".formatted(dice.below(60)))
        .with("Site_Url", "https://contoso.example/sites/team" + dice.below(9))
        .row();
  }

  private static Row beat(Instant at, String host) {
    return Row.of("Heartbeat", at)
        .with("Computer", host)
        .with("OSType", "Linux")
        .with("Category", "Azure Monitor Agent")
        .with("Version", "1.33.1")
        .row();
  }
}
