package com.socmate.adapters.persistence;

import com.socmate.application.port.Accounts;
import com.socmate.application.port.Aliases;
import com.socmate.application.port.AuditLog;
import com.socmate.application.port.AuditSchedules;
import com.socmate.application.port.Audits;
import com.socmate.application.port.Canaries;
import com.socmate.application.port.DueSchedules;
import com.socmate.application.port.Findings;
import com.socmate.application.port.Fixtures;
import com.socmate.application.port.Graph;
import com.socmate.application.port.Incidents;
import com.socmate.application.port.Notifications;
import com.socmate.application.port.Plans;
import com.socmate.application.port.Ports;
import com.socmate.application.port.RunHistory;
import com.socmate.application.port.RunQueue;
import com.socmate.application.port.Runs;
import com.socmate.application.port.Schedules;
import com.socmate.application.port.Search;
import com.socmate.application.port.Sessions;
import com.socmate.application.port.Suppressions;
import com.socmate.application.port.Transactions;
import com.socmate.application.port.UnreadEvidence;
import com.socmate.application.port.WakeUps;
import com.socmate.application.port.Workspaces;

/// The ports on PostgreSQL, as a process would wire them.
record JdbiPorts(
    Schedules schedules,
    Plans plans,
    Findings findings,
    Canaries canaries,
    Suppressions suppressions,
    DueSchedules dueSchedules,
    RunQueue runQueue,
    Runs runs,
    RunHistory runHistory,
    Sessions sessions,
    Notifications notifications,
    AuditLog auditLog,
    Accounts accounts,
    WakeUps wakeUps,
    Workspaces workspaces,
    AuditSchedules auditSchedules,
    Audits audits,
    Transactions transactions,
    Graph graph,
    Aliases aliases,
    UnreadEvidence unreadEvidence,
    Incidents incidents,
    Search search)
    implements Ports {

  /// Over an empty database.
  static JdbiPorts fresh() {
    return of(TestPostgres.database());
  }

  static JdbiPorts of(Database database) {
    return new JdbiPorts(
        new JdbiSchedules(database),
        new JdbiPlans(database),
        new JdbiFindings(database),
        new JdbiCanaries(database),
        new JdbiSuppressions(database),
        new JdbiDueSchedules(database),
        new JdbiRunQueue(database),
        new JdbiRuns(database),
        new JdbiRunHistory(database),
        new JdbiSessions(database),
        new JdbiNotifications(database),
        new JdbiAuditLog(database),
        new JdbiAccounts(database),
        new JdbiWakeUps(database),
        new JdbiWorkspaces(database),
        new JdbiAuditSchedules(database),
        new JdbiAudits(database, Fixtures.IDS),
        new JdbiTransactions(database),
        new JdbiGraph(database),
        new JdbiAliases(database),
        new JdbiUnreadEvidence(database),
        new JdbiIncidents(database),
        new JdbiSearch(database));
  }
}
