package com.socmate.application.session;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Request;
import com.socmate.application.port.Sessions;
import com.socmate.application.port.Transactions;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Session;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/// Changes what an owner decides about a session: its title, who sees it, whether it is pinned.
public final class ChangeSession {
  private final Sessions sessions;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final InstantSource clock;

  public ChangeSession(
      Sessions sessions, AuditLog auditLog, Transactions transactions, InstantSource clock) {
    this.sessions = sessions;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// What is to become different; an empty part stays.
  public record Wish(
      Optional<String> title, Optional<Visibility> visibility, Optional<Boolean> pinned) {
    public static final Wish PIN = pinned(true);
    public static final Wish UNPIN = pinned(false);

    private static Wish pinned(boolean pinned) {
      return new Wish(Optional.empty(), Optional.empty(), Optional.of(pinned));
    }

    private Session applied(Session session) {
      var titled = title.map(session::titled).orElse(session);
      var seen = visibility.map(titled::seenBy).orElse(titled);
      return pinned.map(seen::pinned).orElse(seen);
    }
  }

  /// @return empty if there is no such session of theirs
  public Optional<Session> change(SessionId id, Wish wish, Request request) {
    return transactions.together(() ->
        OwnSession.find(sessions, id, request)
            .flatMap(before ->
                sessions.change(id, wish::applied).map(after -> recorded(before, after, request))));
  }

  private Session recorded(Session before, Session after, Request request) {
    if (!after.equals(before)) {
      auditLog.append(
          OwnSession.entry(
              request,
              "session.changed",
              after.id(),
              clock.instant(),
              Optional.of(
                  "{\"visibility\":\""
                      + after.visibility().name().toLowerCase(Locale.ROOT)
                      + "\",\"pinned\":"
                      + after.pinned()
                      + "}")));
    }
    return after;
  }
}
