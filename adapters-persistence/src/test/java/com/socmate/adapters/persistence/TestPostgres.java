package com.socmate.adapters.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/// One PostgreSQL for all tests of this JVM, emptied for each.
final class TestPostgres {
  private static final int POOL = 16;

  private TestPostgres() {}

  static Database database() {
    empty(Holder.DATABASE);
    return Holder.DATABASE;
  }

  static Database.Config config(int poolSize) {
    return new Database.Config(
        Holder.SERVER.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", poolSize);
  }

  private static void empty(Database database) {
    database
        .handles()
        .inTransaction(handle -> {
          handle.execute("set local session_replication_role = replica");
          handle.execute(
              """
              truncate account, access_token, local_password, sign_in_attempt, one_time_secret,
                sign_in, refresh_token, signing_key, audit_log, schedule, schedule_clock, plan_version,
                run, worker, work, lane_limit, tick, session, session_turn, session_event, session_watch, session_report, finding,
                evidence, evidence_rows, notification, vault, api_key, api_key_text, rate_window,
                rate_hit, api_client, api_client_secret, idempotent_answer, matter, suppression,
                schedule_sight, window_read, backfill
              """);
          return handle.execute("update audit_head set seq = 0, hash = repeat('0', 64)");
        });
  }

  private static final class Holder {
    static final EmbeddedPostgres SERVER = start();
    static final Database DATABASE = Database.open(config(POOL));

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("max_connections", "100").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
