package com.socmate.application.session;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Request;
import com.socmate.application.port.Sessions;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Session;
import java.time.Instant;
import java.util.Optional;

/// Whose session it is, and what goes on record when they change it.
final class OwnSession {
  private OwnSession() {}

  /// The session, if the asker may change it: their own, or any for an admin.
  static Optional<Session> find(Sessions sessions, SessionId id, Request request) {
    return sessions.find(id, request.viewer()).filter(it -> isOf(it, request));
  }

  static boolean isOf(Session session, Request request) {
    return request.principal().isAdmin() || session.owner().equals(request.principal().user());
  }

  /// @param after what it became, as JSON
  static AuditLog.Entry entry(
      Request request, String action, SessionId id, Instant at, Optional<String> after) {
    return request.entry(at, action, id.value()).changing(Optional.empty(), after);
  }
}
