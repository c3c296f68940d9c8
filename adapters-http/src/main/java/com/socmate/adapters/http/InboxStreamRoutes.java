package com.socmate.adapters.http;

import com.socmate.application.port.InboxEvents;
import com.socmate.application.port.Notifications;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One stream of what changes for the caller: each new notification, and how many are unread. It
/// begins with that count; with `Last-Event-ID` it goes on where it was, and says so when what came
/// since is no longer kept.
public final class InboxStreamRoutes implements Routes {
  private static final String PATH = "/api/v1/events";

  private final InboxEvents inbox;
  private final Notifications notifications;
  private final Streams streams;

  public InboxStreamRoutes(InboxEvents inbox, Notifications notifications, Streams streams) {
    this.inbox = inbox;
    this.notifications = notifications;
    this.streams = streams;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get(PATH, this::follow).needs(Scope.NOTIFICATIONS_READ));
  }

  private Answer follow(Call call) {
    call.parameters();
    var seen = Streams.lastSeen(call);
    boolean goesOn = seen.isPresent() && inbox.reaches(seen.getAsLong());
    var source = new OfInbox(call.principal().user(), seen.isPresent() && !goesOn);
    return streams.follow(source, goesOn ? seen.getAsLong() : inbox.last(), call);
  }

  /// Knows what count its client was told last.
  private final class OfInbox implements Streams.Source {
    private static final long NEVER_TOLD = -1;

    private final UserId user;
    private boolean isTorn;
    private long unread = NEVER_TOLD;

    /// @param isTorn whether the client missed something that is no longer kept
    OfInbox(UserId user, boolean isTorn) {
      this.user = user;
      this.isTorn = isTorn;
    }

    /// Whoever is let in has an inbox.
    @Override
    public boolean isSeen() {
      return true;
    }

    @Override
    public boolean isOver() {
      return false;
    }

    @Override
    public List<Streams.Frame> after(long number, int most) {
      var frames = new ArrayList<Streams.Frame>();
      if (isTorn) {
        isTorn = false;
        frames.add(new Streams.Frame(number, "reset", Map.of()));
      }
      for (var entry : inbox.after(user, number, most)) {
        frames.add(
            new Streams.Frame(
                entry.number(), "notification", NotificationJson.from(entry.notification())));
      }
      long count = notifications.unread(user);
      if (count != unread) {
        unread = count;
        long last = frames.isEmpty() ? number : frames.getLast().number();
        frames.add(new Streams.Frame(last, "unread", Map.of("unread", count)));
      }
      return frames;
    }

    @Override
    public void await(long number, Duration atMost) throws InterruptedException {
      inbox.await(user, number, unread, atMost);
    }
  }
}
