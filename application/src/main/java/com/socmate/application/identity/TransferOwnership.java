package com.socmate.application.identity;

import com.socmate.application.port.Directory;
import com.socmate.application.port.Request;
import com.socmate.application.port.Sessions;
import com.socmate.application.port.Transactions;
import com.socmate.application.schedule.OwnedSchedules;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.investigation.Session;

/// Gives schedules and sessions to another user: what is one's own, or anything for an admin.
public final class TransferOwnership {
  private final Directory directory;
  private final Sessions sessions;
  private final OwnedSchedules schedules;
  private final Transactions transactions;
  private final Trail trail;

  public TransferOwnership(
      Directory directory,
      Sessions sessions,
      OwnedSchedules schedules,
      Transactions transactions,
      Trail trail) {
    this.directory = directory;
    this.sessions = sessions;
    this.schedules = schedules;
    this.transactions = transactions;
    this.trail = trail;
  }

  public Outcome schedule(ScheduleId id, UserId to, Request request) {
    return transactions.together(() -> {
      if (!canOwn(to)) {
        return new Outcome.NoSuchReceiver();
      }
      return schedules.transfer(id, to, request)
          ? new Outcome.Transferred(1, 0)
          : new Outcome.NoSuchThing();
    });
  }

  public Outcome session(SessionId id, UserId to, Request request) {
    return transactions.together(() -> {
      if (!canOwn(to)) {
        return new Outcome.NoSuchReceiver();
      }
      boolean may =
          sessions.find(id, request.viewer()).filter(it -> mayGive(it, request)).isPresent();
      if (!may || !sessions.transfer(id, to)) {
        return new Outcome.NoSuchThing();
      }
      trail.by(request, "session.transferred", id.value(), "to " + to);
      return new Outcome.Transferred(0, 1);
    });
  }

  private static boolean mayGive(Session session, Request request) {
    return request.principal().isAdmin() || session.owner().equals(request.principal().user());
  }

  /// Everything that a user owns.
  public Outcome all(UserId from, UserId to, Request request) {
    return transactions.together(() -> {
      if (directory.find(from).isEmpty()) {
        return new Outcome.NoSuchThing();
      }
      if (!canOwn(to)) {
        return new Outcome.NoSuchReceiver();
      }
      int moved = sessions.transferAll(from, to);
      int schedulesMoved = schedules.transferAll(from, to, request);
      trail.by(
          request,
          "user.possessions_transferred",
          from.value(),
          "to " + to + ": " + schedulesMoved + " schedules, " + moved + " sessions");
      return new Outcome.Transferred(schedulesMoved, moved);
    });
  }

  private boolean canOwn(UserId to) {
    return directory.find(to).filter(account -> !account.isDisabled()).isPresent();
  }

  /// What became of it.
  public sealed interface Outcome {
    record Transferred(int schedules, int sessions) implements Outcome {}

    /// Nothing is there, or nothing that the caller may give away.
    record NoSuchThing() implements Outcome {}

    record NoSuchReceiver() implements Outcome {}
  }
}
