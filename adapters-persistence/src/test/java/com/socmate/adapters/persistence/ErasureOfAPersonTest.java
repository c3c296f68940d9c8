package com.socmate.adapters.persistence;

import static com.socmate.application.port.Fixtures.IDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.identity.EraseUser;
import com.socmate.application.port.Directory;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Account;
import com.socmate.domain.identity.Actor;
import com.socmate.domain.identity.Role;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two people have something in every table; one of them goes.
class ErasureOfAPersonTest {
  private static final Actor BY = new Actor.Automaton("test");
  private static final EraseUser.Wish ALL = new EraseUser.Wish(true, false);

  private static EmbeddedPostgres server;
  private static Database database;
  private static Connection connection;
  private static Belongings belongings;
  private UserId ada;
  private UserId grace;

  @BeforeAll
  static void start() throws IOException, SQLException {
    server = EmbeddedPostgres.start();
    database =
        Database.open(
            new Database.Config(server.getJdbcUrl("postgres", "postgres"), "postgres", "", 4));
    connection = server.getPostgresDatabase().getConnection();
    belongings = new Belongings(connection);
    belongings.allowAnything();
  }

  @BeforeEach
  void enter() throws SQLException {
    belongings.clear();
    ada = somebody("Ada");
    grace = somebody("Grace");
    belongings.giveTo(ada, 1);
    belongings.giveTo(grace, 2);
  }

  @AfterAll
  static void stop() throws IOException, SQLException {
    connection.close();
    database.close();
    server.close();
  }

  private UserId somebody(String name) {
    var id = IDS.user();
    var newcomer =
        new Directory.Newcomer(
            Account.LOCAL,
            id.value(),
            name + "@contoso.example",
            name + " of Contoso",
            Set.of(Role.ANALYST));
    return new JdbiDirectory(database).provision(newcomer, id).user().id();
  }

  @Test
  void of_whoever_goes_nothing_is_left_and_of_whoever_stays_nothing_is_lost() throws SQLException {
    var before = rows();
    assertThat(before.values()).allMatch(it -> it.size() == 2);
    new JdbiPersonalData(database).erase(ada);
    for (var left : rows().entrySet()) {
      assertThat(left.getValue())
          .as(left.getKey())
          .singleElement()
          .asString()
          .doesNotContain(ada.value())
          .isIn(before.get(left.getKey()));
    }
    assertThat(belongings.in("account").toString())
        .contains(ada.value(), "Erased user", "Grace of Contoso")
        .doesNotContain("Ada of Contoso");
  }

  private Map<String, List<String>> rows() throws SQLException {
    var rows = new TreeMap<String, List<String>>();
    for (var thing : PersonalThing.ALL) {
      rows.put(thing.table(), belongings.in(thing.table()));
    }
    return rows;
  }

  @Test
  void whoever_asks_is_shown_one_thing_of_each_kind_and_nothing_of_anybody_else() {
    var data = new JdbiPersonalData(database);
    var kinds =
        PersonalThing.shown()
            .map(PersonalThing::table)
            .filter(it -> !it.equals("audit_log"))
            .collect(Collectors.toSet());
    assertThat(data.kept(ada).keySet()).isEqualTo(kinds);
    assertThat(data.kept(ada).values()).containsOnly(1L);
    var shown = new TreeMap<String, String>();
    data.each(ada, shown::put);
    assertThat(shown.keySet()).isEqualTo(kinds);
    assertThat(shown.toString()).doesNotContain(grace.value(), "\"hash\"", "\"token\"", "\\\\x0");
    assertThat(shown).doesNotContainKeys("api_key_text", "local_password", "vault");
  }

  @Test
  void what_a_timeline_quotes_of_a_session_goes_with_it_and_what_others_wrote_stays()
      throws SQLException {
    for (var owner : List.of(ada, grace)) {
      belongings.put(
          """
          insert into incident_happening (number, at, what, by, words, session_id)
          values (7, now(), 'incident.investigated', '%1$s', 'found by %1$s', 'session-of-%1$s')
          """
              .formatted(owner));
    }
    new JdbiPersonalData(database).erase(ada);
    assertThat(belongings.in("incident_happening").toString())
        .contains("found by " + grace)
        .doesNotContain("found by " + ada);
  }

  @Test
  void nobody_is_erased_who_may_sign_in_or_whose_runs_are_under_way() throws SQLException {
    assertThat(erase(ALL)).isInstanceOf(EraseUser.Outcome.MaySignIn.class);
    disable();
    belongings.put(
        """
        insert into work (run_id, lane, manual, waiting_since) values ('run-1', '%s', true, now())
        """
            .formatted(ada));
    assertThat(erase(ALL)).isEqualTo(new EraseUser.Outcome.RunsUnderWay(1));
    belongings.run("delete from work");
    assertThat(erase(ALL)).isInstanceOf(EraseUser.Outcome.Erased.class);
    assertThat(erase(ALL)).isInstanceOf(EraseUser.Outcome.NoSuchUser.class);
  }

  @Test
  void whatever_they_own_has_to_be_handed_over_first_or_be_wished_away() throws SQLException {
    disable();
    var rows = rows();
    var would = erase(new EraseUser.Wish(true, true));
    assertThat(would)
        .isEqualTo(new EraseUser.Outcome.WouldErase(new JdbiPersonalData(database).kept(ada)));
    assertThat(erase(new EraseUser.Wish(false, false)))
        .isEqualTo(
            new EraseUser.Outcome.Owns(
                new TreeMap<>(Map.of("schedule", 1L, "session", 1L, "audit_schedule", 1L))));
    assertThat(rows()).isEqualTo(rows);
    assertThat(belongings.in("audit_log")).isEmpty();
    assertThat(erase(ALL)).isInstanceOf(EraseUser.Outcome.Erased.class);
    assertThat(belongings.in("audit_log"))
        .singleElement()
        .asString()
        .contains("user.erased", ada.value(), "1 session");
  }

  @Test
  void the_administrator_of_the_token_file_is_nobodys_person() {
    var admin = new JdbiAccounts(database).establishAdmin("0".repeat(32), IDS.user());
    assertThat(erase(admin.id(), ALL)).isInstanceOf(EraseUser.Outcome.BuiltIn.class);
    assertThat(erase(admin.id(), new EraseUser.Wish(false, true)))
        .isInstanceOf(EraseUser.Outcome.BuiltIn.class);
  }

  private void disable() throws SQLException {
    belongings.run("update account set disabled_at = now() where id = '" + ada + "'");
  }

  private EraseUser.Outcome erase(EraseUser.Wish wish) {
    return erase(ada, wish);
  }

  /// As at the machine itself, where there is no request.
  private EraseUser.Outcome erase(UserId whom, EraseUser.Wish wish) {
    return new EraseUser(
            new JdbiDirectory(database),
            new JdbiPersonalData(database),
            new JdbiTransactions(database),
            new JdbiAuditLog(database),
            Clock.systemUTC())
        .erase(whom, wish, BY, Optional.empty());
  }
}
