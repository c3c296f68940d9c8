package com.socmate.adapters.persistence;

import java.util.List;

/// Something that can be found: under which kind its changes are noted, and the statement that
/// takes in those of `:ids`. A statement holds what it reads until it is committed, so that nobody
/// can change who may read it in between.
///
/// @param documents answers type, id, session_id, schedule_id, owner, team, title, body, severity,
///   persona, outcome and at
/// @param gone the condition on `d` for the documents that belong to `:ids`
record SearchSource(String kind, String documents, String gone) {
  /// How much of a report is read; what comes behind it repeats rows.
  private static final int LONGEST = 100_000;

  static final List<SearchSource> ALL =
      List.of(
          new SearchSource(
              "SESSION",
              """
              with s as materialized (
                select id, owner, visibility, schedule_id, title, query, persona, outcome,
                  coalesce(finished_at, created_at) as at
                from session where id = any (:ids) and deleted_at is null for share)
              select 'SESSION' as type, s.id, s.id as session_id, s.schedule_id, s.owner,
                s.visibility = 'TEAM' as team, s.title, s.query || coalesce(
                  (select string_agg(e'\\n' || t.question, '' order by t.number)
                    from session_turn t where t.session_id = s.id), '') as body,
                null as severity, s.persona, s.outcome, s.at
              from s
              union all
              select 'FINDING', f.id, s.id, s.schedule_id, s.owner, s.visibility = 'TEAM', f.title,
                f.description || e'\\n' || coalesce((select string_agg(k.value, e'\\n')
                  from json_each_text(f.key) k), '') || e'\\n' || array_to_string(f.techniques, ' '),
                f.severity, s.persona, s.outcome, s.at
              from s join finding f on f.session_id = s.id
              union all
              select 'REPORT', s.id || case when r.turn = 1 then '' else '/' || r.turn end, s.id,
                s.schedule_id, s.owner, s.visibility = 'TEAM', s.title, left(r.report, %d), null,
                s.persona, r.outcome, s.at
              from s join session_report r on r.session_id = s.id
              """
                  .formatted(LONGEST),
              "d.session_id = any (:ids)"),
          new SearchSource(
              "SCHEDULE",
              """
              with s as materialized (
                select id, owner, visibility, name, description, query, persona, tags, created_at
                from schedule where id = any (:ids) and deleted_at is null for share)
              select 'SCHEDULE' as type, id, null as session_id, id as schedule_id, owner,
                visibility = 'TEAM' as team, name as title, query || e'\\n' || description || e'\\n'
                  || array_to_string(tags, ' ') as body,
                null as severity, persona, null as outcome, created_at as at
              from s
              """,
              "d.type = 'SCHEDULE' and d.id = any (:ids)"),
          new SearchSource(
              "INCIDENT",
              """
              with i as materialized (
                select number, title, description, severity, verdict_comment, owner_email, owner_upn,
                  owner_name, labels, tactics, products, notes, tags, assignee, created_at
                from incident where number = any (cast(:ids as bigint[])) for share)
              select 'INCIDENT' as type, i.number::text as id, null as session_id,
                null as schedule_id, '' as owner, true as team, i.title,
                concat_ws(e'\\n', nullif(i.description, ''), i.number, nullif(i.notes, ''),
                  nullif(i.verdict_comment, ''), i.owner_name, i.owner_email, i.owner_upn,
                  i.assignee,
                  nullif(array_to_string(i.tags || i.labels || i.tactics || i.products, ' '), ''),
                  (select string_agg(substr(s.subject, strpos(s.subject, chr(58)) + 1), e'\\n'
                      order by s.subject)
                    from incident_subject s where s.number = i.number)) as body,
                i.severity, null as persona, null as outcome, i.created_at as at
              from i
              """,
              "d.type = 'INCIDENT' and d.id = any (:ids)"));
}
