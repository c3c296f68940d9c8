package com.socmate.application.calendar;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.CalendarFeeds;
import com.socmate.application.port.Request;
import com.socmate.application.port.Transactions;
import java.time.InstantSource;
import java.util.Optional;

/// Gives the caller a secret address for their calendar, and takes it away.
public final class ChangeCalendarFeed {
  private final CalendarFeeds feeds;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final InstantSource clock;

  public ChangeCalendarFeed(
      CalendarFeeds feeds, AuditLog auditLog, Transactions transactions, InstantSource clock) {
    this.feeds = feeds;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// @return the secret; any before opens nothing from now on
  public String issue(Request request) {
    return transactions.together(() -> {
      var secret = feeds.issue(request.principal().user());
      enter("calendar.issued", request);
      return secret;
    });
  }

  /// @return false if there was none
  public boolean revoke(Request request) {
    return transactions.together(() -> {
      boolean revoked = feeds.revoke(request.principal().user());
      if (revoked) {
        enter("calendar.revoked", request);
      }
      return revoked;
    });
  }

  private void enter(String action, Request request) {
    auditLog.append(
        new AuditLog.Entry(
            clock.instant(),
            request.principal().asActor(),
            action,
            request.principal().user().value(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            request.requestId()));
  }
}
