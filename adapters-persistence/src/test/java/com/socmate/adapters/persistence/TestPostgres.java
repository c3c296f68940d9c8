package com.socmate.adapters.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One PostgreSQL for all tests of this JVM, emptied for each. What is tested works as the servers'
/// role, with no more rights than that has.
final class TestPostgres {
  private static final int POOL = 16;
  private static final String SUPERUSER = "postgres";
  private static final String SERVERS = "socmate_app";

  private TestPostgres() {}

  static Database database() {
    Holder.empty();
    return Holder.DATABASE;
  }

  static Database.Config config(int poolSize) {
    return new Database.Config(
        url(), SERVERS, "", poolSize, Optional.of(new Database.Login(SUPERUSER, "")));
  }

  /// For a user who may do anything.
  static Database.Config superuser(int poolSize) {
    return new Database.Config(url(), SUPERUSER, "", poolSize);
  }

  /// Runs one statement as a superuser who has switched triggers off.
  static void tamper(String sql) {
    asOwner("set session_replication_role = replica; " + sql);
  }

  /// Runs a statement as whoever migrates.
  static void asOwner(String sql) {
    try (var connection = Holder.SERVER.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /// The first column of a query.
  static List<String> column(String query) {
    try (var connection = Holder.SERVER.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /// Without a user, who would go before the one that is given beside it.
  private static String url() {
    return "jdbc:postgresql://127.0.0.1:" + Holder.SERVER.getPort() + "/postgres";
  }

  private static final class Holder {
    static final EmbeddedPostgres SERVER = start();
    static final Database DATABASE = open();

    private static Database open() {
      tamper("create role socmate_servers");
      tamper("create role " + SERVERS + " login in role socmate_servers");
      return Database.open(config(POOL));
    }

    static void empty() {
      tamper(
          """
          truncate account, access_token, local_password, sign_in_attempt, one_time_secret,
            sign_in, refresh_token, signing_key, audit_log, schedule, schedule_clock,
            schedule_tally, plan_version, run, worker, work, lane_limit, tick, session,
            session_turn, session_event, session_watch, session_report, finding, evidence, evidence_rows,
            notification, vault, api_key, api_key_text, rate_window, rate_hit, api_client,
            api_client_secret, idempotent_answer, matter, suppression, schedule_sight,
            window_read, backfill, language_model, model_spending, siem_provider, incident,
            incident_details, incident_subject, incident_happening, incident_mark, entity, mention,
            relation, alias_merge, unread_evidence, search_document, search_word,
            search_shelf, search_stale, outbox, webhook, notification_preferences, delivery,
            delivery_attempt, untold, digest, inbox_event, inbox_watch,
            calendar_feed, host_pace
          """);
      tamper("update audit_head set seq = 0, hash = repeat('0', 64)");
    }

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("max_connections", "100").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
