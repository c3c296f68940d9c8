package com.socmate.adapters.sentinel.sample;

import static com.socmate.adapters.sentinel.sample.SignInKindStories.home;
import static com.socmate.adapters.sentinel.sample.SignInKindStories.hoursAgo;
import static com.socmate.adapters.sentinel.sample.SignInKindStories.key;

import com.socmate.adapters.sentinel.sample.Manifest.FindingKey;
import com.socmate.adapters.sentinel.sample.World.Place;
import com.socmate.adapters.sentinel.sample.World.User;
import java.time.Duration;
import java.util.List;

/// People in two places at once, in places new to them, and back after a long time.
final class TravelStories implements Story {
  private static final String TABLE = SignIns.INTERACTIVE;
  private static final Place OSLO = new Place("Oslo", "Oslo", "NO", 59.91, 10.75);
  private static final Place LIMA = new Place("Lima", "Lima", "PE", -12.05, -77.04);
  private static final Place HANOI = new Place("Hanoi", "Hanoi", "VN", 21.03, 105.85);

  @Override
  public void tell(Stage stage) {
    var travel = new Planting(stage, Intent.IMPOSSIBLE_TRAVEL, TABLE);
    var countries = new Planting(stage, Intent.NEW_COUNTRY_SIGNINS, TABLE);
    var cast = stage.world().absent();
    impossible(travel, countries, cast.subList(0, 5));
    newCountries(countries, cast.subList(5, 9));
    dormant(new Planting(stage, Intent.DORMANT_ACCOUNTS, TABLE), cast.subList(9, 14));
  }

  /// Each is at home before, and in a country that is new to them.
  private static void impossible(Planting plot, Planting countries, List<User> cast) {
    var places = List.of(LIMA, HANOI);
    for (int story = 0; story < 2; story++) {
      var user = cast.get(story);
      var place = places.get(story);
      var address = plot.world().stranger();
      settled(plot, user);
      plot.rows("home-" + story, hoursAgo(plot, 9 + story), 1, (d, at, _) -> home(d, at, user));
      plot.rows(
          "far-" + story,
          hoursAgo(plot, 8 + story),
          1,
          (d, at, _) -> SignInKindStories.from(d, at, user, address, place));
      plot.declare(
          "an-hour-to-" + place.city(), key(user), "An hour after home, a sign-in from afar.", 1);
      countries.declare(
          "an-hour-to-" + place.city(), country(user, place), "A country new to the user.", 1);
    }
    var slow = cast.get(2);
    settled(plot, slow);
    plot.rows("slow-home", hoursAgo(plot, 22), 1, (d, at, _) -> home(d, at, slow));
    plot.rows(
        "slow-far",
        hoursAgo(plot, 3),
        1,
        (d, at, _) -> SignInKindStories.from(d, at, slow, plot.world().stranger(), LIMA));
    plot.declareNearMiss("by-plane", key(slow), "Nineteen hours are enough for the flight.");
    countries.declare("by-plane", country(slow, LIMA), "A country new to the user.", 1);
    var refused = cast.get(3);
    settled(plot, refused);
    plot.rows("refused-home", hoursAgo(plot, 6), 1, (d, at, _) -> home(d, at, refused));
    plot.rows(
        "refused-far",
        hoursAgo(plot, 5),
        2,
        (d, at, _) ->
            SignIns.of(
                d, at, refused, plot.world().stranger(), HANOI, SignInCode.BLOCKED_BY_POLICY));
    plot.declareNearMiss("refused-abroad", key(refused), "The sign-in from afar was blocked.");
    var early = cast.get(4);
    settled(plot, early);
    plot.rows("early-home", hoursAgo(plot, 33), 1, (d, at, _) -> home(d, at, early));
    plot.rows(
        "early-far",
        hoursAgo(plot, 32),
        1,
        (d, at, _) -> SignInKindStories.from(d, at, early, plot.world().stranger(), LIMA));
    plot.declareNearMiss("before-the-window", key(early), "It happened hours before the window.");
  }

  private static void newCountries(Planting plot, List<User> cast) {
    var knows = cast.get(0);
    settled(plot, knows);
    plot.rows(
        "seen",
        hoursAgo(plot, 80),
        1,
        (d, at, _) -> SignInKindStories.from(d, at, knows, plot.world().stranger(), OSLO));
    plot.rows(
        "again",
        hoursAgo(plot, 10),
        1,
        (d, at, _) -> SignInKindStories.from(d, at, knows, plot.world().stranger(), OSLO));
    plot.declareNearMiss(
        "known-country", country(knows, OSLO), "The user was there three days before.");
    var refused = cast.get(1);
    settled(plot, refused);
    plot.rows(
        "blocked",
        hoursAgo(plot, 10),
        1,
        (d, at, _) ->
            SignIns.of(
                d, at, refused, plot.world().stranger(), OSLO, SignInCode.BLOCKED_BY_POLICY));
    plot.declareNearMiss("blocked", country(refused, OSLO), "Nobody signed in from there.");
    var newcomer = cast.get(2);
    plot.rows(
        "newcomer",
        hoursAgo(plot, 12),
        2,
        (d, at, _) -> SignInKindStories.from(d, at, newcomer, plot.world().stranger(), OSLO));
    plot.declareNearMiss(
        "newcomer", country(newcomer, OSLO), "An account without a history has no usual country.");
  }

  private static void dormant(Planting plot, List<User> cast) {
    for (int story = 0; story < 2; story++) {
      var user = cast.get(story);
      plot.rows(
          "long-ago-" + story, hoursAgo(plot, 184 - story), 1, (d, at, _) -> home(d, at, user));
      plot.rows("back-" + story, hoursAgo(plot, 7 + story), 2, (d, at, _) -> home(d, at, user));
      plot.declare(
          "back-after-a-week-" + (story + 1),
          key(user),
          "An account nobody used for a week is back.",
          2);
    }
    var awhile = cast.get(2);
    plot.rows("three-days-ago", hoursAgo(plot, 90), 1, (d, at, _) -> home(d, at, awhile));
    plot.rows("returned", hoursAgo(plot, 8), 1, (d, at, _) -> home(d, at, awhile));
    plot.declareNearMiss("after-three-days", key(awhile), "Three days away are a long weekend.");
    var refused = cast.get(3);
    plot.rows("refused-long-ago", hoursAgo(plot, 185), 1, (d, at, _) -> home(d, at, refused));
    plot.rows(
        "refused",
        hoursAgo(plot, 8),
        2,
        (d, at, _) ->
            SignIns.of(d, at, refused, refused.home(), refused.place(), SignInCode.WRONG_PASSWORD));
    plot.declareNearMiss("could-not-sign-in", key(refused), "Nobody signed in: it still sleeps.");
    var fresh = cast.get(4);
    plot.rows("fresh", hoursAgo(plot, 9), 2, (d, at, _) -> home(d, at, fresh));
    plot.declareNearMiss(
        "new-account", key(fresh), "An account that was never seen did not sleep.");
  }

  /// A history at home, so that the user has habits.
  private static void settled(Planting plot, User user) {
    for (int day = 2; day <= 5; day++) {
      plot.rows(
          "settled-" + user.account() + day,
          plot.stage().ago(Duration.ofHours(24L * day + 12)),
          1,
          (d, at, _) -> home(d, at, user));
    }
  }

  private static FindingKey country(User user, Place place) {
    return FindingKey.of("UserPrincipalName", user.principal(), "Location", place.country());
  }
}
