package com.socmate.adapters.sentinel.sample;

import com.socmate.adapters.sentinel.sample.World.User;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// People signing in: from the office or from home, by habit, with the odd wrong password.
final class EverydaySignIns implements Story {
  private static final List<SignInCode> INTERRUPTS =
      List.of(
          SignInCode.STAY_SIGNED_IN,
          SignInCode.MFA_ASKED,
          SignInCode.MFA_BY_POLICY,
          SignInCode.REGISTRATION,
          SignInCode.NO_SESSION,
          SignInCode.CONSENT,
          SignInCode.SESSION_EXPIRED);
  private static final Duration WHOLE_SHIFT = Duration.ofHours(9);

  @Override
  public void tell(Stage stage) {
    var allowance = new FailureAllowance();
    for (User user : stage.world().users()) {
      var habits = stage.dice("habits/" + user.account());
      int startHour = habits.between(7, 9);
      double fromHome = habits.chance(0.3) ? 0.8 : 0.2;
      for (LocalDate day : Calendar.days(stage.settings())) {
        var dice = stage.dice("sign-ins/" + user.account() + "/" + day);
        if (dice.chance(Calendar.isWorkday(day) ? 0.94 : 0.06)) {
          aDay(stage, dice, user, Calendar.at(day, startHour, dice.below(50)), fromHome, allowance);
        }
      }
    }
    nightDuty(stage);
  }

  private static void aDay(
      Stage stage,
      Dice dice,
      User user,
      Instant start,
      double fromHome,
      FailureAllowance allowance) {
    String address = dice.chance(fromHome) ? user.home() : dice.one(World.OFFICE_EGRESS);
    var end = start.plus(WHOLE_SHIFT);
    for (int n = dice.between(5, 9); n > 0; n--) {
      aSignIn(stage, dice, user, address, dice.within(start, end), allowance);
    }
    for (int n = dice.between(4, 8); n > 0; n--) {
      var at = dice.within(start, end);
      var code = dice.chance(0.03) ? SignInCode.SESSION_EXPIRED : SignInCode.SUCCESS;
      stage.fill(SignIns.inBackground(dice, at, user, address, user.place(), code));
    }
  }

  private static void aSignIn(
      Stage stage, Dice dice, User user, String address, Instant at, FailureAllowance allowance) {
    if (dice.chance(0.04) && allowance.take(address, at)) {
      var code = dice.chance(0.9) ? SignInCode.WRONG_PASSWORD : SignInCode.BLOCKED_BY_POLICY;
      stage.fill(SignIns.of(dice, at, user, address, user.place(), code));
    } else if (dice.chance(0.08)) {
      stage.fill(SignIns.of(dice, at, user, address, user.place(), dice.one(INTERRUPTS)));
    }
    var success = dice.after(at, 15, 60);
    stage.fill(SignIns.of(dice, success, user, address, user.place(), SignInCode.SUCCESS));
  }

  /// Somebody is always awake, so neither table is ever empty for an hour.
  private static void nightDuty(Stage stage) {
    var dice = stage.dice("night duty");
    var users = stage.world().users();
    for (Instant hour : Calendar.hours(stage.settings())) {
      var user = users.get((int) (hour.getEpochSecond() / 28_800 % 12));
      var address = World.OFFICE_EGRESS.getFirst();
      stage.fill(
          SignIns.of(
              dice, dice.after(hour, 60, 1_700), user, address, user.place(), SignInCode.SUCCESS));
      stage.fill(
          SignIns.inBackground(
              dice,
              dice.after(hour, 1_800, 3_500),
              user,
              address,
              user.place(),
              SignInCode.SUCCESS));
    }
  }
}
