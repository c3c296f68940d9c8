package com.socmate.adapters.sentinel.sample;

import com.socmate.adapters.sentinel.sample.World.Machine;
import com.socmate.adapters.sentinel.sample.World.User;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/// People at their workstations, which are switched off at night, and on their few servers.
final class EverydayWorkstations implements Story {
  @Override
  public void tell(Stage stage) {
    for (User user : stage.world().users()) {
      for (LocalDate day : Calendar.days(stage.settings())) {
        var dice = stage.dice("desk/" + user.account() + "/" + day);
        if (dice.chance(Calendar.isWorkday(day) ? 0.93 : 0.03)) {
          aDay(stage, dice, user, Calendar.at(day, dice.between(7, 9), dice.below(60)));
        }
      }
    }
  }

  private static void aDay(Stage stage, Dice dice, User user, Instant morning) {
    String account = World.DOMAIN + "\\" + user.account();
    var events = new WindowsEvents(dice);
    var evening = morning.plus(Duration.ofHours(9));
    var own = user.workstation();
    stage.fill(events.logon(morning, own, account, WindowsEvents.INTERACTIVE, "127.0.0.1"));
    stage.fill(
        events.process(
            dice.after(morning, 2, 40), own, account, "C:\\Windows\\explorer.exe", "explorer.exe"));
    for (int n = dice.between(2, 4); n > 0; n--) {
      stage.fill(events.logon(dice.within(morning, evening), own, account, 7, "127.0.0.1"));
    }
    for (Machine server : user.servers()) {
      var at = dice.within(morning, evening);
      stage.fill(events.logon(at, server, account, WindowsEvents.NETWORK, own.address()));
      stage.fill(events.logoff(dice.after(at, 10, 900), server, account, WindowsEvents.NETWORK));
    }
    if (dice.chance(0.1)) {
      stage.fill(events.refusedLogon(dice.within(morning, evening), own, account, 7, "127.0.0.1"));
    }
    stage.fill(events.logoff(evening, own, account, WindowsEvents.INTERACTIVE));
  }
}
