package com.socmate.adapters.persistence;

import com.socmate.application.port.RunQueue.Claim;
import com.socmate.application.port.Sessions;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.run.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The ends of many runs, a statement for each table however many they are.
final class Endings {
  /// The fence: what is not deleted belongs to somebody else. In the order of the identifiers, so
  /// that two batches cannot wait for each other.
  private static final String RELEASE =
      """
      with gone as (
        delete from work w
        using unnest(:run, :token) as c (run_id, token)
        where w.run_id = c.run_id and w.token = c.token
        returning w.run_id, w.token, w.losses),
      counted as (
        update run set attempts = gone.losses + 1
        from gone where run.id = gone.run_id and gone.losses > 0)
      select run_id, token from gone
      """;

  private static final String FINISH =
      """
      update run r set
        status = n.status, started_at = n.started_at, finished_at = n.finished_at,
        outcome = n.outcome, reason = n.reason, failure_code = n.failure_code,
        failure_hint = n.failure_hint
      from unnest(
        :id, :status, :startedAt, :finishedAt, :outcome, :reason, :failureCode, :failureHint) as n (
        id, status, started_at, finished_at, outcome, reason, failure_code, failure_hint)
      where r.id = n.id and r.status = 'OPEN'
      """;

  private static final String CONCLUDE =
      """
      with ended as (
        update session s set status = n.status, finished_at = n.at,
          outcome = case
            when 'FINDINGS' in (s.outcome, n.outcome) then 'FINDINGS'
            when 'INCONCLUSIVE' in (s.outcome, n.outcome) then 'INCONCLUSIVE'
            else coalesce(n.outcome, s.outcome) end
        from unnest(:session, :status, :finishedAt, :outcome) as n (id, status, at, outcome)
        where s.id = n.id),
      reported as (
        insert into session_report (session_id, turn, outcome, inconclusive, report, grounds)
        select id,\
      """
          + Results.TURN
          + """
            , outcome, inconclusive, report, grounds::json
            from unnest(:reportOf, :reported, :inconclusive, :report, :grounds) as n (
              id, outcome, inconclusive, report, grounds)),
          kept as (
            insert into session_event (session_id, sequence, at, kind, stage, message, facts)
            select
              e.session, e.place + coalesce(
                (select max(sequence) from session_event before where before.session_id = e.session),
                0),
              e.at, e.kind, e.stage, e.message, e.facts::json
            from unnest(:eventOf, :place, :at, :kind, :stage, :message, :facts) as e (
              session, place, at, kind, stage, message, facts)),
          told as (
            select pg_notify('socmate_session', w.session_id)
            from unnest(:session) as n (id) join session_watch w on w.session_id = n.id
            where w.until > now())
          select count(*) from told
          """;

  /// In the order of the list, which is that of the outbox.
  private static final String NOTIFY =
      """
      with news as (
        select * from unnest(
          :id, :recipient, :event, :title, :body, :severity, :scheduleId, :sessionId, :createdAt,
          :occasion, :cause) with ordinality as n (
          id, recipient, event, title, body, severity, schedule_id, session_id, created_at,
          occasion, cause, place)),
      kept as (
        insert into notification (
          id, recipient, event, title, body, severity, schedule_id, session_id, created_at,
          occasion, cause)
        select id, recipient, event, title, body, severity, schedule_id, session_id, created_at,
          occasion, cause
        from news)
      insert into outbox (notification_id) select id from news order by place
      """;

  private final Handle handle;

  Endings(Handle handle) {
    this.handle = handle;
  }

  List<Claim> release(List<Claim> claims) {
    var ordered = claims.stream().sorted(Comparator.comparing(it -> it.run().id())).toList();
    try (var query = handle.createQuery(RELEASE)) {
      new Columns<>(query, ordered)
          .texts("run", it -> it.run().id().value())
          .longs("token", Claim::token);
      var gone = Set.copyOf(query.mapTo(Held.class).list());
      return claims.stream().filter(it -> gone.contains(Held.of(it))).toList();
    }
  }

  /// @return how many were open
  int finish(List<Run.Finished> runs) {
    try (var update = handle.createUpdate(FINISH)) {
      new Columns<>(update, runs.stream().map(RunRow::of).toList())
          .texts("id", RunRow::id)
          .texts("status", RunRow::status)
          .times("startedAt", RunRow::startedAt)
          .times("finishedAt", RunRow::finishedAt)
          .texts("outcome", RunRow::outcome)
          .texts("reason", RunRow::reason)
          .texts("failureCode", RunRow::failureCode)
          .texts("failureHint", RunRow::failureHint);
      return update.execute();
    }
  }

  void conclude(List<Sessions.End> ends) {
    try (var query = handle.createQuery(CONCLUDE)) {
      new Columns<>(query, ends)
          .texts("session", it -> it.session().value())
          .texts("status", it -> it.status().name())
          .times("finishedAt", Sessions.End::at)
          .texts("outcome", Endings::outcome);
      new Columns<>(query, reports(ends))
          .texts("reportOf", ReportRow::session)
          .texts("reported", ReportRow::outcome)
          .texts("inconclusive", ReportRow::inconclusive)
          .texts("report", ReportRow::report)
          .texts("grounds", ReportRow::grounds);
      new Columns<>(query, events(ends))
          .texts("eventOf", Numbered::session)
          .longs("place", Numbered::place)
          .times("at", it -> it.event().at())
          .texts("kind", it -> it.event().kind())
          .texts("stage", it -> it.event().stage())
          .texts("message", it -> it.event().message())
          .texts("facts", it -> it.event().facts());
      query.mapTo(Integer.class).one();
    }
  }

  private static @Nullable String outcome(Sessions.End end) {
    return end.result().map(it -> it.conclusion().outcome()).map(Outcome::name).orElse(null);
  }

  private static List<ReportRow> reports(List<Sessions.End> ends) {
    return ends.stream()
        .flatMap(end -> end.result().stream().map(it -> ReportRow.of(end.session(), it)))
        .toList();
  }

  private static List<Numbered> events(List<Sessions.End> ends) {
    var all = new ArrayList<Numbered>();
    for (var end : ends) {
      long place = 0;
      for (var event : end.last()) {
        all.add(new Numbered(end.session().value(), ++place, EventRow.of(event)));
      }
    }
    return all;
  }

  void tell(List<Notification> notifications) {
    try (var update = handle.createUpdate(NOTIFY)) {
      new Columns<>(update, notifications.stream().map(NotificationRow::of).toList())
          .texts("id", NotificationRow::id)
          .texts("recipient", NotificationRow::recipient)
          .texts("event", NotificationRow::event)
          .texts("title", NotificationRow::title)
          .texts("body", NotificationRow::body)
          .texts("severity", NotificationRow::severity)
          .texts("scheduleId", NotificationRow::scheduleId)
          .texts("sessionId", NotificationRow::sessionId)
          .times("createdAt", NotificationRow::createdAt)
          .texts("occasion", NotificationRow::occasion)
          .texts("cause", NotificationRow::cause);
      update.execute();
    }
  }

  private record ReportRow(
      String session,
      String outcome,
      @Nullable String inconclusive,
      String report,
      @Nullable String grounds) {
    static ReportRow of(SessionId session, InvestigationResult result) {
      var conclusion = result.conclusion();
      return new ReportRow(
          session.value(),
          conclusion.outcome().name(),
          conclusion instanceof Conclusion.Inconclusive(var why) ? why : null,
          result.report(),
          result.grounds().map(GroundsJson::write).orElse(null));
    }
  }

  /// A run and the token it was held by.
  record Held(String runId, long token) {
    static Held of(Claim claim) {
      return new Held(claim.run().id().value(), claim.token());
    }
  }

  private record Numbered(String session, long place, EventRow event) {}
}
