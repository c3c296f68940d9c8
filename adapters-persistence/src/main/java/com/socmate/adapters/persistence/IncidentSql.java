package com.socmate.adapters.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Incidents and what belongs to them.
interface IncidentSql {
  String COLUMNS =
      """
      select i.number, i.provider, i.remote_id, i.etag, i.remote_number, i.title, i.description,
        i.severity, i.status, i.verdict, i.reason, i.verdict_comment, i.owner_object,
        i.owner_email, i.owner_upn, i.owner_name, i.labels, i.tactics, i.products, i.alerts,
        i.comments, i.url, i.created_at, i.modified_at, i.first_activity, i.last_activity,
        i.original, i.synced_at, i.notes, i.tags, i.assignee, i.version
      from incident i
      """;

  /// Numbers are given out one after the other.
  @SqlQuery("select pg_advisory_xact_lock(hashtextextended('incident.number', 0)) is not null")
  boolean alone();

  /// Of two versions the one that was changed later stays; the same one again changes nothing.
  @SqlUpdate(
      """
      update incident set
        etag = :etag, remote_number = :remoteNumber, title = :title, description = :description,
        severity = :severity, status = :status, verdict = :verdict, reason = :reason,
        verdict_comment = :verdictComment, owner_object = :ownerObject, owner_email = :ownerEmail,
        owner_upn = :ownerUpn, owner_name = :ownerName, labels = :labels, tactics = :tactics,
        products = :products, alerts = :alerts, comments = :comments, url = :url,
        modified_at = :modifiedAt, first_activity = :firstActivity, last_activity = :lastActivity,
        original = :original::json, synced_at = now(), version = version + 1
      where provider = :provider and remote_id = :remoteId
        and (modified_at < :modifiedAt or (modified_at = :modifiedAt and etag <> :etag))
      """)
  int update(@BindMap Map<String, @Nullable Object> row);

  @SqlUpdate(
      """
      insert into incident (
        number, provider, remote_id, etag, remote_number, title, description, severity, status,
        verdict, reason, verdict_comment, owner_object, owner_email, owner_upn, owner_name,
        labels, tactics, products, alerts, comments, url, created_at, modified_at,
        first_activity, last_activity, original)
      select
        case
          when :remoteNumber::bigint is null
            or exists (select from incident where number = :remoteNumber::bigint)
          then nextval('incident_number') else :remoteNumber::bigint end,
        :provider, :remoteId, :etag, :remoteNumber::bigint, :title, :description, :severity, :status,
        :verdict, :reason, :verdictComment, :ownerObject, :ownerEmail, :ownerUpn, :ownerName,
        :labels, :tactics, :products, :alerts, :comments, :url, :createdAt, :modifiedAt,
        :firstActivity::timestamptz, :lastActivity::timestamptz, :original::json
      where not exists (
        select from incident where provider = :provider and remote_id = :remoteId)
      """)
  int insert(@BindMap Map<String, @Nullable Object> row);

  @SqlQuery(COLUMNS + "where i.number = :number")
  Optional<IncidentRow> find(long number);

  @SqlQuery(COLUMNS + "where i.number = :number for update")
  Optional<IncidentRow> lock(long number);

  @SqlQuery(COLUMNS + "where i.provider = :provider and i.remote_id = :remoteId")
  Optional<IncidentRow> findRemote(String provider, String remoteId);

  @SqlUpdate(
      """
      update incident set notes = :notes, tags = :tags, assignee = :assignee, version = version + 1
      where number = :number
      """)
  void note(@BindMap Map<String, @Nullable Object> row);

  @SqlUpdate(
      """
      insert into incident_details (number, details, details_at)
      values (:number, :json::json, now())
      on conflict (number) do update set
        details = excluded.details, details_at = excluded.details_at
      """)
  void keepDetails(long number, String json);

  @SqlUpdate(
      """
      insert into incident_details (number, enrichment, enriched_at)
      values (:number, :json::json, now())
      on conflict (number) do update set
        enrichment = excluded.enrichment, enriched_at = excluded.enriched_at
      """)
  void keepEnrichment(long number, String json);

  record Kept(String json, Instant at) {}

  @SqlQuery(
      """
      select details as json, details_at as at from incident_details
      where number = :number and details is not null
      """)
  Optional<Kept> details(long number);

  @SqlQuery(
      """
      select enrichment as json, enriched_at as at from incident_details
      where number = :number and enrichment is not null
      """)
  Optional<Kept> enrichment(long number);

  @SqlUpdate("delete from incident_subject where number = :number")
  void forgetSubjects(long number);

  @SqlUpdate(
      """
      insert into incident_subject (number, subject)
      select distinct :number, unnest(:subjects::text[])
      """)
  void addSubjects(@BindMap Map<String, @Nullable Object> row);

  @SqlQuery(
      COLUMNS
          + """
          where i.number <> :but and exists (
            select from incident_subject s
            where s.number = i.number and s.subject = any(:subjects::text[]))
          order by i.modified_at desc, i.number desc limit :most
          """)
  List<IncidentRow> naming(@BindMap Map<String, @Nullable Object> row);

  @SqlUpdate(
      """
      insert into incident_happening (number, at, what, words, by, session_id)
      values (:number, :at, :what, :words, :by, :sessionId)
      """)
  void happened(@BindMap Map<String, @Nullable Object> row);

  record HappeningRow(
      Instant at, String what, String words, @Nullable String by, @Nullable String sessionId) {}

  @SqlQuery(
      """
      select at, what, words, by, session_id from incident_happening
      where number = :number order by at, sequence
      """)
  List<HappeningRow> happenings(long number);
}
