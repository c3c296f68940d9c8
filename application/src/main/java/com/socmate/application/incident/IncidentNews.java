package com.socmate.application.incident;

import com.socmate.application.port.Directory;
import com.socmate.application.port.Notifications;
import com.socmate.application.port.Page;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.UserId;
import com.socmate.domain.incident.Incident;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.notification.NotificationEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Tells everybody of new incidents that matter: each by itself, or all in one if there are many.
public final class IncidentNews {
  private static final int MOST_BY_THEMSELVES = 5;

  private final Directory directory;
  private final Notifications notifications;
  private final IdGenerator ids;
  private final InstantSource clock;

  public IncidentNews(
      Directory directory, Notifications notifications, IdGenerator ids, InstantSource clock) {
    this.directory = directory;
    this.notifications = notifications;
    this.ids = ids;
    this.clock = clock;
  }

  void tell(List<Incident> alarming) {
    if (alarming.isEmpty()) {
      return;
    }
    var gravestFirst =
        alarming.stream()
            .sorted(
                Comparator.comparing((Incident it) -> it.reported().severity())
                    .reversed()
                    .thenComparingLong(Incident::number))
            .toList();
    notifications.addAll(
        everybody().stream().flatMap(user -> entries(user, gravestFirst)).toList());
  }

  private Stream<Notification> entries(UserId user, List<Incident> incidents) {
    var alone = incidents.stream().limit(MOST_BY_THEMSELVES).map(it -> one(user, it));
    int rest = incidents.size() - MOST_BY_THEMSELVES;
    return rest <= 0 ? alone : Stream.concat(alone, Stream.of(others(user, incidents, rest)));
  }

  private Notification one(UserId user, Incident incident) {
    var reported = incident.reported();
    var severity = reported.severity().name().toLowerCase(Locale.ROOT);
    return entry(
        user,
        incident,
        "Incident #" + incident.number() + " (" + severity + ") – " + reported.title(),
        reported.description().isBlank()
            ? "New at " + incident.provider() + "."
            : reported.description());
  }

  private Notification others(UserId user, List<Incident> incidents, int rest) {
    var numbers =
        incidents.stream().skip(MOST_BY_THEMSELVES).limit(20).map(it -> "#" + it.number()).toList();
    return entry(
        user,
        incidents.get(MOST_BY_THEMSELVES),
        rest + " more new incidents",
        String.join(", ", numbers) + (rest > numbers.size() ? " and others." : "."));
  }

  private Notification entry(UserId user, Incident incident, String title, String body) {
    return new Notification(
        ids.notification(),
        user,
        NotificationEvent.INCIDENT_ALERT,
        title,
        body,
        Optional.of(incident.reported().severity()),
        Optional.empty(),
        Optional.empty(),
        now(),
        Optional.empty());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private List<UserId> everybody() {
    var filter = new Directory.Filter(Optional.empty(), Optional.of(false), Optional.empty());
    var users = new ArrayList<UserId>();
    long total = 1;
    while (users.size() < total) {
      var slice = directory.list(filter, new Page(Page.MAX_LIMIT, users.size()));
      if (slice.items().isEmpty()) {
        break;
      }
      slice.items().forEach(it -> users.add(it.user().id()));
      total = slice.total();
    }
    return users;
  }
}
