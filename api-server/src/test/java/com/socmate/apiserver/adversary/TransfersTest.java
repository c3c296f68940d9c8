package com.socmate.apiserver.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.apiserver.LiveApi;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What belongs to somebody is given away by them or by an admin, and by nobody else; from then on
/// it is the receiver's and no longer theirs.
class TransfersTest {
  private static final LiveApi API = LiveApi.shared();
  private static final Belongings MAKE = new Belongings(API);

  /// @param action what the audit log calls its transfer
  record Kind(String path, String action) {
    String make(String owner) {
      return path.equals(Belongings.SCHEDULES) ? MAKE.schedule(owner) : MAKE.session(owner);
    }

    String at(String id) {
      return path + "/" + id;
    }

    @Override
    public String toString() {
      return path;
    }
  }

  static Stream<Kind> kinds() {
    return Stream.of(
        new Kind(Belongings.SCHEDULES, "schedule.transferred"),
        new Kind("/api/v1/sessions", "session.transferred"));
  }

  @BeforeAll
  static void enter() {
    Cast.enter(API);
  }

  private static int transfer(String who, String thing, String to) {
    return API.as(Cast.token(who)).post(thing + "/transfer", "{\"to\": \"" + to + "\"}").status();
  }

  private static int look(String who, String thing) {
    return API.otherAs(Cast.token(who)).get(thing).status();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void the_owner_gives_it_away_and_does_not_get_it_back_alone(Kind kind) {
    var thing = kind.at(kind.make(Cast.OWNER));
    assertThat(transfer(Cast.OWNER, thing, Cast.COLLEAGUE)).isEqualTo(200);
    assertThat(look(Cast.COLLEAGUE, thing)).isEqualTo(200);
    assertThat(look(Cast.OWNER, thing)).isEqualTo(404);
    assertThat(transfer(Cast.OWNER, thing, Cast.OWNER)).isEqualTo(404);
    assertThat(transfer(Cast.COLLEAGUE, thing, Cast.OWNER)).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void an_admin_gives_away_what_is_anybodys_and_it_goes_on_record(Kind kind) {
    var id = kind.make(Cast.OWNER);
    var before = Footprint.of(API);
    assertThat(transfer(Cast.ADMIN, kind.at(id), Cast.COLLEAGUE)).isEqualTo(200);
    assertThat(look(Cast.COLLEAGUE, kind.at(id))).isEqualTo(200);
    assertThat(Footprint.of(API).newEntries(before))
        .containsExactly(Cast.ADMIN + " " + kind.action() + " " + id);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void nobody_takes_what_is_anothers(Kind kind) {
    var thing = kind.at(kind.make(Cast.OWNER));
    var before = Footprint.of(API);
    assertThat(transfer(Cast.COLLEAGUE, thing, Cast.COLLEAGUE)).isEqualTo(404);
    Footprint.assertUntouched(API, before);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void what_the_team_sees_is_not_the_teams_to_give(Kind kind) {
    var id = kind.make(Cast.OWNER);
    var table = kind.path().equals(Belongings.SCHEDULES) ? "schedule" : "session";
    API.sql("update " + table + " set visibility = 'TEAM' where id = ?", id);
    try {
      assertThat(look(Cast.COLLEAGUE, kind.at(id))).isEqualTo(200);
      var before = Footprint.of(API);
      assertThat(transfer(Cast.COLLEAGUE, kind.at(id), Cast.COLLEAGUE)).isEqualTo(404);
      Footprint.assertUntouched(API, before);
    } finally {
      API.sql("update " + table + " set visibility = 'PRIVATE' where id = ?", id);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void there_has_to_be_somebody_to_receive_it(Kind kind) {
    var thing = kind.at(kind.make(Cast.OWNER));
    var gone = "usr_gone1";
    Cast.enter(API, gone);
    API.sql("update account set disabled_at = now() where id = ?", gone);
    var before = Footprint.of(API);
    for (String to : List.of("usr_nobodythere1", gone)) {
      assertThat(transfer(Cast.OWNER, thing, to)).as(to).isEqualTo(409);
    }
    assertThat(transfer(Cast.OWNER, thing, "../admin")).isEqualTo(422);
    Footprint.assertUntouched(API, before);
  }
}
