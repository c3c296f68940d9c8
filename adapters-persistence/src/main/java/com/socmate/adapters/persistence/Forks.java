package com.socmate.adapters.persistence;

import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Session;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Copies of sessions, within the caller's transaction.
final class Forks {
  /// An original's events end where its next turn begins.
  private static final String UP_TO =
      """
       sequence <= coalesce(
        (select since from session_turn n where n.session_id = :original and n.number = :turn + 1),
        9223372036854775807)
      """;

  private static final List<String> COPIES =
      List.of(
          """
          insert into session (
            id, owner, visibility, schedule_id, title, query, persona, status, created_at,
            finished_at, outcome, forked_from, provider)
          select :copy, :owner, :visibility, null, :title, query, persona, :status, :at, :at, (
              select case
                when bool_or(outcome = 'FINDINGS') then 'FINDINGS'
                when bool_or(outcome = 'INCONCLUSIVE') then 'INCONCLUSIVE'
                else min(outcome) end
              from session_report where session_id = :original and turn <= :turn),
            id,
            coalesce(provider, (select d.provider from schedule d where d.id = schedule_id))
          from session where id = :original
          """,
          """
          insert into session_turn (
            session_id, number, run_id, question, asked_by, asked_at, since, understood, plan,
            answer, cited, reading)
          select :copy, number, null, question, asked_by, asked_at, since, understood, plan, answer,
            cited, reading
          from session_turn where session_id = :original and number <= :turn
          """,
          """
          insert into session_event (session_id, sequence, at, kind, stage, message, facts)
          select :copy, sequence, at, kind, stage, message, facts
          from session_event where session_id = :original and
          """
              + UP_TO,
          """
          insert into session_report (session_id, turn, outcome, inconclusive, report, grounds)
          select :copy, turn, outcome, inconclusive, report, grounds
          from session_report where session_id = :original and turn <= :turn
          """,
          """
          insert into finding (
            session_id, turn, position, id, title, description, severity, key, fingerprint, novelty,
            techniques, evidence, suppression)
          select :copy, turn, position, 'fnd_' || left(md5(id || :copy), 26), title, description,
            severity, key, fingerprint, novelty, techniques, evidence, null
          from finding where session_id = :original and turn <= :turn
          """,
          """
          insert into evidence (
            session_id, turn, query, position, title, kql, range_from, range_to, columns,
            total_rows, partial, purged)
          select :copy, turn, query, position, title, kql, range_from, range_to, columns,
            total_rows, partial, purged
          from evidence where session_id = :original and turn <= :turn
          """,
          """
          insert into evidence_rows (session_id, query, first_row, rows)
          select :copy, r.query, r.first_row, r.rows
          from evidence_rows r join evidence e
            on e.session_id = r.session_id and e.query = r.query
          where r.session_id = :original and e.turn <= :turn
          """);

  private final Handle handle;

  Forks(Handle handle) {
    this.handle = handle;
  }

  /// @return false if there is no such turn, or it has not ended
  boolean copy(SessionId original, int turn, Session copy) {
    int last = handle.attach(TurnSql.class).last(original.value());
    boolean ended =
        handle
            .attach(SessionSql.class)
            .lock(original.value())
            .map(SessionRow::toDomain)
            .filter(it -> turn >= 1 && turn <= last && (turn < last || !it.isActive()))
            .isPresent();
    if (ended) {
      COPIES.forEach(statement -> run(statement, original, turn, copy));
    }
    return ended;
  }

  private void run(String statement, SessionId original, int turn, Session copy) {
    try (var update = handle.createUpdate(statement)) {
      update
          .bind("original", original.value())
          .bind("turn", turn)
          .bind("copy", copy.id().value())
          .bind("owner", copy.owner().value())
          .bind("visibility", copy.visibility().name())
          .bind("title", copy.title())
          .bind("status", copy.status().name())
          .bind("at", copy.createdAt())
          .execute();
    }
  }
}
