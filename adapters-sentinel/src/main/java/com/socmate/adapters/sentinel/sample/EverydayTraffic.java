package com.socmate.adapters.sentinel.sample;

import java.time.Instant;

/// Hosts that browse and look up names, whenever somebody works and a little at night.
final class EverydayTraffic implements Story {
  private static final int SITES = 40;

  @Override
  public void tell(Stage stage) {
    var dice = stage.dice("traffic");
    var users = stage.world().users();
    for (Instant hour : Calendar.hours(stage.settings())) {
      for (int n = dice.between(40, 60); n > 0; n--) {
        var from = dice.one(users).workstation().address();
        stage.fill(
            Traffic.connection(
                dice,
                dice.after(hour, 5, 3_580),
                from,
                "192.0.2." + (1 + dice.below(SITES)),
                dice.chance(0.9) ? 443 : 80,
                dice.between(400, 90_000)));
      }
      for (int n = dice.between(25, 40); n > 0; n--) {
        boolean typo = dice.chance(0.02);
        stage.fill(
            Traffic.lookup(
                dice.after(hour, 5, 3_580),
                dice.one(users).workstation().address(),
                typo
                    ? "wwww.contoso-intra.example"
                    : "www.site%02d.example".formatted(dice.below(SITES)),
                typo ? Traffic.NO_SUCH_NAME : Traffic.FOUND));
      }
    }
  }
}
