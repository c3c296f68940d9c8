package com.socmate.application.port;

/// Ports that belong together: what one keeps, the others see.
public interface Ports {
  Schedules schedules();

  Plans plans();

  Findings findings();

  Canaries canaries();

  Suppressions suppressions();

  DueSchedules dueSchedules();

  RunQueue runQueue();

  Runs runs();

  RunHistory runHistory();

  Sessions sessions();

  Notifications notifications();

  AuditLog auditLog();

  Accounts accounts();

  WakeUps wakeUps();

  Workspaces workspaces();

  AuditSchedules auditSchedules();

  Audits audits();

  Transactions transactions();

  Graph graph();

  Aliases aliases();

  UnreadEvidence unreadEvidence();

  Incidents incidents();

  Search search();
}
