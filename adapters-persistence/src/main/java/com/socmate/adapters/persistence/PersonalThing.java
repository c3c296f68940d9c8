package com.socmate.adapters.persistence;

import java.util.List;
import java.util.stream.Stream;

/// A table in which something of a person lies.
///
/// @param theirs the condition on its rows; the person is `:user`
/// @param use whether they are shown it
record PersonalThing(String table, String theirs, Use use) {
  private static final String SESSIONS = "(select id from session where owner = :user)";
  private static final String SCHEDULES = "(select id from schedule where owner = :user)";
  private static final String OF_SESSION = "session_id in " + SESSIONS;
  private static final String OF_SCHEDULE = "schedule_id in " + SCHEDULES;
  private static final String OF_BOTH = OF_SESSION + " or " + OF_SCHEDULE;

  /// Administrators are told by name who was disabled.
  private static final String NOTIFICATIONS =
      "(recipient = :user or "
          + OF_BOTH
          + " or (event = 'USER_DISABLED'"
          + " and title = (select 'Disabled – ' || name from account where id = :user)))";

  private static final String TOLD = "(select id from notification where " + NOTIFICATIONS + ")";

  /// What becomes of a row when somebody asks for all of theirs.
  enum Use {
    SHOWN,
    /// Made of something else that is shown, or of use to nobody but the machine.
    INTERNAL
  }

  /// In an order in which each can be taken out: what refers to something is before it.
  static final List<PersonalThing> ALL =
      List.of(
          shown(
              "delivery_attempt",
              "delivery_id in (select id from delivery where recipient = :user or notification_id in "
                  + TOLD
                  + ")"),
          shown("delivery", "recipient = :user or notification_id in " + TOLD),
          internal("untold", "recipient = :user or notification_id in " + TOLD),
          internal("outbox", "notification_id in " + TOLD),
          internal("inbox_event", "recipient = :user or notification_id in " + TOLD),
          internal("inbox_watch", "recipient = :user"),
          shown("notification", NOTIFICATIONS),
          internal("digest", "user_id = :user"),
          shown("notification_preferences", "user_id = :user"),
          shown("calendar_feed", "user_id = :user"),
          internal("vault", "row_id in (select id from webhook where owner = :user)"),
          shown("webhook", "owner = :user"),
          internal(
              "refresh_token", "sign_in_id in (select id from sign_in where account_id = :user)"),
          shown("sign_in", "account_id = :user"),
          internal("local_password", "account_id = :user"),
          shown("access_token", "account_id = :user"),
          internal("one_time_secret", "notes ->> 'user' = :user"),
          internal("api_key_text", "key_id in (select id from api_key where owner = :user)"),
          shown("api_key", "owner = :user"),
          internal(
              "api_client_secret", "client_id in (select id from api_client where owner = :user)"),
          shown("api_client", "owner = :user"),
          internal("idempotent_answer", "principal = :user"),
          internal("lane_limit", "lane = :user"),
          shown("workspace_member", "user_id = :user"),
          shown("audit_schedule", "owner = :user"),
          internal("mention", OF_SESSION),
          internal("relation", OF_SESSION),
          internal("unread_evidence", OF_SESSION),
          shown("evidence_rows", OF_SESSION),
          shown("evidence", OF_SESSION),
          shown("finding", OF_SESSION),
          shown("matter", "scope in " + SESSIONS + " or scope in " + SCHEDULES),
          shown("session_report", OF_SESSION),
          shown("session_turn", OF_SESSION),
          shown("session_event", OF_SESSION),
          internal("session_watch", OF_SESSION),
          internal("search_document", OF_BOTH),
          internal("search_stale", "id in " + SESSIONS + " or id in " + SCHEDULES),
          shown("window_read", OF_BOTH),
          shown("run", OF_BOTH),
          shown("session", "owner = :user"),
          shown("backfill", OF_SCHEDULE),
          internal("schedule_sight", OF_SCHEDULE),
          shown("suppression", OF_SCHEDULE),
          shown("plan_version", OF_SCHEDULE),
          shown("schedule_clock", OF_SCHEDULE),
          internal("schedule_tally", "owner = :user"),
          shown("schedule", "owner = :user"));

  /// What is shown and stays: under an id that leads to nobody.
  static final List<PersonalThing> STAYING =
      List.of(
          shown("account", "id = :user"),
          shown("audit_log", "actor = :user or starts_with(actor, :user || ' via ')"));

  private static PersonalThing shown(String table, String theirs) {
    return new PersonalThing(table, theirs, Use.SHOWN);
  }

  private static PersonalThing internal(String table, String theirs) {
    return new PersonalThing(table, theirs, Use.INTERNAL);
  }

  static Stream<PersonalThing> shown() {
    return Stream.concat(STAYING.stream(), ALL.stream()).filter(it -> it.use == Use.SHOWN);
  }
}
