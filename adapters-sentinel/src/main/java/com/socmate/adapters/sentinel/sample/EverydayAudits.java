package com.socmate.adapters.sentinel.sample;

import java.time.Instant;
import java.time.LocalDate;

/// Changes in the directory: people by day, services at any hour, so that even a weekend is never
/// silent.
final class EverydayAudits implements Story {
  @Override
  public void tell(Stage stage) {
    var users = stage.world().users();
    var dice = stage.dice("audits");
    for (Instant hour : Calendar.hours(stage.settings())) {
      for (int n = dice.between(1, 3); n > 0; n--) {
        stage.fill(DirectoryAudits.byService(dice, dice.after(hour, 30, 3_500), dice.one(users)));
      }
    }
    for (LocalDate day : Calendar.days(stage.settings())) {
      int deeds = Calendar.isWorkday(day) ? dice.between(60, 110) : dice.between(0, 4);
      for (int n = 0; n < deeds; n++) {
        var at = dice.within(Calendar.at(day, 7, 30), Calendar.at(day, 18, 0));
        stage.fill(
            DirectoryAudits.byPerson(
                dice, at, dice.one(stage.world().helpdesk()), dice.one(users)));
      }
    }
  }
}
