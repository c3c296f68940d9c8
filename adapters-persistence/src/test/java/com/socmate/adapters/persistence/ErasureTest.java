package com.socmate.adapters.persistence;

import static com.socmate.application.port.Fixtures.IDS;
import static com.socmate.application.port.Fixtures.finding;
import static com.socmate.application.port.Fixtures.now;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.Fixtures;
import com.socmate.application.port.Incidents;
import com.socmate.application.port.Ports;
import com.socmate.application.port.Reports;
import com.socmate.application.search.RefreshSearch;
import com.socmate.application.session.EraseSessions;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What the workers' tick does with sessions that nobody can bring back any more.
class ErasureTest {
  /// More than go at once.
  private static final int MANY = 230;

  /// What is kept on purpose: that a run was, whatever became of its session, and who did what.
  private static final List<String> KEPT = List.of("run", "audit_log", "notification");

  private final Ports ports = JdbiPorts.fresh();

  @Test
  void after_thirty_days_nothing_is_left_of_a_deleted_session_anywhere() {
    var session = ended("Everything about quokka@contoso.example");
    TestPostgres.asOwner(
        "insert into session_watch (session_id, until) values ('%s', now())".formatted(session));
    ports.sessions().delete(session);
    deletedDaysAgo(session, 31);

    new EraseSessions(ports.sessions()).erase();

    assertThat(tablesNaming(session)).isEmpty();
    assertThat(
            TestPostgres.column("select words from incident_happening where words like '%quokka%'"))
        .isEmpty();
    assertThat(TestPostgres.column("select what from incident_happening"))
        .containsExactly("incident.investigated");
  }

  @Test
  void whatever_may_still_be_brought_back_stays() {
    var young = ended("Young");
    var alive = ended("Alive");
    ports.sessions().delete(young);
    deletedDaysAgo(young, 29);

    new EraseSessions(ports.sessions()).erase();

    assertThat(sessions()).containsExactlyInAnyOrder(young.value(), alive.value());
    assertThat(ports.sessions().restore(young, now().minusSeconds(86_400L * 30), _ -> true))
        .isPresent();
  }

  @Test
  void what_is_still_being_looked_into_stays_until_it_has_ended() {
    var active = ended("Looked into again");
    ports.sessions().delete(active);
    deletedDaysAgo(active, 31);
    TestPostgres.tamper(
        """
        update session set status = 'ACTIVE', finished_at = null, outcome = null where id = '%s'
        """
            .formatted(active));

    new EraseSessions(ports.sessions()).erase();
    assertThat(sessions()).containsExactly(active.value());

    TestPostgres.tamper("update session set status = 'CANCELLED', finished_at = now()");
    new EraseSessions(ports.sessions()).erase();
    assertThat(sessions()).isEmpty();
  }

  @Test
  void all_go_however_many_there_are_and_doing_it_twice_does_no_harm() {
    for (int number = 0; number < MANY; number++) {
      var session = ended("Old " + number);
      ports.sessions().delete(session);
      deletedDaysAgo(session, 40);
    }
    var erase = new EraseSessions(ports.sessions());

    erase.erase();
    erase.erase();

    assertThat(sessions()).isEmpty();
  }

  private SessionId ended(String title) {
    var session = Fixtures.session(IDS.user(), Visibility.PRIVATE).titled(title);
    ports.runQueue().addManual(Fixtures.manualRun(session), session, 500);
    ports
        .sessions()
        .conclude(
            session.id(),
            Session.Status.COMPLETED,
            now(),
            Optional.of(Fixtures.found(finding("quokka@contoso.example"))));
    ports.incidents().keep("sentinel", List.of(Reports.incident(7, now())));
    ports
        .incidents()
        .happened(
            7,
            new Incidents.Happening(
                now(),
                "incident.investigated",
                title,
                Optional.of(session.owner()),
                Optional.of(session.id())));
    new RefreshSearch(ports.search()).refresh();
    return session.id();
  }

  private static void deletedDaysAgo(SessionId session, int days) {
    TestPostgres.tamper(
        "update session set deleted_at = now() - interval '%d days' where id = '%s'"
            .formatted(days, session));
  }

  private static List<String> sessions() {
    return TestPostgres.column("select id from session");
  }

  /// Each table with how many of its rows hold the session's id, wherever in the row.
  private static Map<String, String> tablesNaming(SessionId session) {
    var naming = new TreeMap<String, String>();
    for (var table :
        TestPostgres.column(
            "select table_name from information_schema.tables where table_schema = 'public'"
                + " and table_type = 'BASE TABLE'")) {
      var rows =
          TestPostgres.column(
                  "select count(*) from \"%s\" t where t::text like '%%%s%%'"
                      .formatted(table, session))
              .getFirst();
      if (!rows.equals("0") && !KEPT.contains(table)) {
        naming.put(table, rows);
      }
    }
    return naming;
  }
}
