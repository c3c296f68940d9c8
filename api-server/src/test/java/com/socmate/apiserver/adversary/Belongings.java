package com.socmate.apiserver.adversary;

import com.socmate.adapters.http.Client;
import com.socmate.apiserver.LiveApi;
import java.util.concurrent.atomic.AtomicInteger;

/// Makes things that belong to somebody.
final class Belongings {
  static final String SCHEDULES = "/api/v1/schedules";
  static final String DAILY =
      """
      {"name": "Daily failed sign-in check", "persona": "soc_analyst", "frequency": "daily",
       "user_query": "Check for failed sign-ins in the last 24 hours with more than 5 attempts from the same IP",
       "scheduled_time": "08:00"%s}
      """;
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final LiveApi api;

  Belongings(LiveApi api) {
    this.api = api;
  }

  String schedule(String user) {
    return made(user, "").json().path("id").asText();
  }

  String teamSchedule(String user) {
    return made(user, ", \"visibility\": \"team\"").json().path("id").asText();
  }

  String deletedSchedule(String user) {
    var id = schedule(user);
    api.as(Cast.token(user)).send("DELETE", SCHEDULES + "/" + id);
    return id;
  }

  private Client.Reply made(String user, String more) {
    return api.as(Cast.token(user)).post(SCHEDULES, DAILY.formatted(more));
  }

  /// A session that is over, of a run by hand, with a report and a row of evidence.
  String session(String user) {
    var id = sessionWithoutRun(user);
    api.sql(
        """
        insert into run (id, scheduled_for, trigger, lane, session_id, status, queued_at,
          started_at, finished_at, outcome)
        values (?, now(), 'MANUAL', ?, ?, 'COMPLETED', now(), now(), now(), 'CLEAR')
        """,
        "run_hand" + NUMBER.incrementAndGet() + "x",
        user,
        id);
    return id;
  }

  private String sessionWithoutRun(String user) {
    var id = "sess_made" + NUMBER.incrementAndGet() + "x";
    api.sql(
        """
        insert into session (id, owner, visibility, title, query, persona, status, created_at,
          finished_at, outcome)
        values (?, ?, 'PRIVATE', 'Made', 'failed sign-ins', 'SOC_ANALYST', 'COMPLETED',
          now(), now(), 'CLEAR')
        """,
        id,
        user);
    api.sql("insert into session_event values (?, 1, now(), 'COMPLETED', null, 'Done.', '{}')", id);
    api.sql("insert into session_report values (?, 'CLEAR', null, '# Made')", id);
    api.sql(
        """
        insert into evidence values (?, 'Q1', 1, 'Sign-ins', 'SigninLogs', now() - interval '1 day',
          now(), '[{"name":"User","type":"string"}]', 1, '')
        """,
        id);
    api.sql("insert into evidence_rows values (?, 'Q1', 0, '[[\"user001\"]]')", id);
    return id;
  }

  /// A finding of the user's own session.
  String finding(String user) {
    var id = "fnd_made" + NUMBER.incrementAndGet() + "x";
    api.sql(
        """
        insert into finding (session_id, position, id, title, description, severity, key,
          fingerprint, novelty, techniques, evidence)
        values (?, 1, ?, 'Made', 'Made for a test.', 'HIGH', '{"Account": "user001"}',
          repeat('a', 64), 'NEW', '{}', '[]')
        """,
        sessionWithoutRun(user),
        id);
    return id;
  }

  /// An incident that the user has investigated.
  ///
  /// @param session what came of it
  long incident(String user, String session, String question) {
    long number = 5_000_000L + NUMBER.incrementAndGet();
    api.sql(
        """
        insert into incident (number, provider, remote_id, etag, title, description, severity,
          status, verdict_comment, labels, tactics, products, alerts, comments, created_at,
          modified_at, original)
        values (?, 'sentinel', ?, 'v1', 'Made', 'Made for a test.', 'HIGH', 'NEW', '', '{}', '{}',
          '{}', 0, 0, now(), now(), '{}')
        """,
        number,
        "remote-" + number);
    api.sql(
        """
        insert into incident_happening (number, at, what, words, by, session_id)
        values (?, now(), 'incident.investigated', ?, ?, ?)
        """,
        number,
        question,
        user,
        session);
    api.sql(
        """
        insert into incident_details (number, details, details_at)
        values (?, '{"alerts":[],"entities":[],"comments":[],"relations":[]}', now())
        """,
        number);
    return number;
  }

  /// A run that is over.
  String run(String user) {
    var id = "run_made" + NUMBER.incrementAndGet() + "x";
    api.sql(
        """
        insert into run (id, schedule_id, scheduled_for, trigger, lane, session_id, status,
          queued_at, started_at, finished_at, outcome)
        values (?, ?, now(), 'SCHEDULED', ?, ?, 'COMPLETED', now(), now(), now(), 'CLEAR')
        """,
        id,
        schedule(user),
        user,
        sessionWithoutRun(user));
    return id;
  }

  /// A session under way.
  String activeSession(String user) {
    var id = "sess_live" + NUMBER.incrementAndGet() + "x";
    api.sql(
        """
        insert into session (id, owner, visibility, title, query, persona, status, created_at)
        values (?, ?, 'PRIVATE', 'Live', 'failed sign-ins', 'SOC_ANALYST', 'ACTIVE', now())
        """,
        id,
        user);
    return id;
  }

  /// Ends an active session, as its last event.
  void completed(String session, int number) {
    api.sql(
        "update session set status = 'COMPLETED', finished_at = now(), outcome = 'CLEAR' where id = ?",
        session);
    api.sql(
        "insert into session_event values (?, ?, now(), 'COMPLETED', null, 'Done.', '{}')",
        session,
        number);
  }

  void event(String session, int number, String message) {
    api.sql(
        "insert into session_event values (?, ?, now(), 'STAGE_STARTED', 'EXECUTION', ?, '{}')",
        session,
        number,
        message);
  }

  /// Two names that only the user's session shows, said to be one.
  String merge(String user) {
    var id = "mrg_made" + NUMBER.incrementAndGet() + "x";
    var session = sessionWithoutRun(user);
    for (var name : new String[] {id + "-alias", id + "-head"}) {
      api.sql("insert into entity (kind, value) values ('HOST', ?)", name);
      api.sql(
          """
          insert into mention
          select ?, 'Q1', id, 1, 1, now(), now() from entity where kind = 'HOST' and value = ?
          """,
          session,
          name);
    }
    api.sql(
        """
        insert into alias_merge (id, alias, head, reason, author, at)
        select ?, a.id, h.id, '', ?, now() from entity a, entity h where a.value = ? and h.value = ?
        """,
        id,
        user,
        id + "-alias",
        id + "-head");
    return id;
  }

  String notification(String user) {
    var id = "ntf_made" + NUMBER.incrementAndGet() + "x";
    api.sql(
        """
        insert into notification (id, recipient, event, title, body, created_at)
        values (?, ?, 'INVESTIGATION_COMPLETED', 'Made', 'Made for a test.', now())
        """,
        id,
        user);
    return id;
  }

  String webhook(String user) {
    var id = "whk_made" + NUMBER.incrementAndGet() + "x";
    api.sql(
        """
        insert into webhook (id, owner, name, url, kind, events, enabled, created_at, version)
        values (?, ?, 'Made', 'https://127.0.0.1/in', 'STANDARD', '{}', true, now(), 1)
        """,
        id,
        user);
    return id;
  }

  /// A delivery that has ended.
  String delivery(String user) {
    var id = "dlv_made" + NUMBER.incrementAndGet() + "x";
    api.sql(
        """
        insert into delivery (id, notification_id, recipient, channel, target, lane, event,
          occasion, why, status, due_at, finished_at)
        values (?, ?, ?, 'EMAIL', ?, ?, 'INVESTIGATION_COMPLETED', 'NOVELTY', 'Made for a test.',
          'DELIVERED', now(), now())
        """,
        id,
        notification(user),
        user,
        user,
        id);
    return id;
  }
}
