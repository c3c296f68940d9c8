package com.socmate.apiserver;

import com.socmate.adapters.http.Drain;
import com.socmate.adapters.http.Streams;
import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.JdbiAccounts;
import com.socmate.adapters.persistence.JdbiAuditLog;
import com.socmate.adapters.persistence.JdbiNotifications;
import com.socmate.adapters.persistence.JdbiPlans;
import com.socmate.adapters.persistence.JdbiRunHistory;
import com.socmate.adapters.persistence.JdbiRunQueue;
import com.socmate.adapters.persistence.JdbiRuns;
import com.socmate.adapters.persistence.JdbiSchedules;
import com.socmate.adapters.persistence.JdbiSessions;
import com.socmate.adapters.persistence.JdbiTransactions;
import com.socmate.domain.id.IdGenerator;
import java.time.InstantSource;

/// What every part of the server stands on.
///
/// @param standing whether requests should be sent here
/// @param telemetry where it is told of
record Ground(
    ApiServerConfig config,
    Database database,
    IdGenerator ids,
    InstantSource clock,
    Drain drain,
    Streams streams,
    Standing standing,
    TelemetryWiring telemetry) {
  JdbiSchedules schedules() {
    return new JdbiSchedules(database);
  }

  JdbiPlans plans() {
    return new JdbiPlans(database);
  }

  JdbiRunQueue queue() {
    return new JdbiRunQueue(database);
  }

  JdbiRuns runs() {
    return new JdbiRuns(database);
  }

  JdbiRunHistory history() {
    return new JdbiRunHistory(database);
  }

  JdbiSessions sessions() {
    return new JdbiSessions(database);
  }

  JdbiAccounts accounts() {
    return new JdbiAccounts(database);
  }

  JdbiNotifications notifications() {
    return new JdbiNotifications(database);
  }

  JdbiAuditLog audit() {
    return new JdbiAuditLog(database);
  }

  JdbiTransactions transactions() {
    return new JdbiTransactions(database);
  }
}
