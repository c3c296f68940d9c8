package com.socmate.application.port;

import com.socmate.domain.incident.IncidentChange;
import com.socmate.domain.incident.IncidentDetails;
import com.socmate.domain.incident.IncidentOwner;
import com.socmate.domain.incident.IncidentStatus;
import com.socmate.domain.incident.NewIncident;
import com.socmate.domain.incident.ReportedIncident;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// A provider whose incidents are made by hand, two a page, and that can be down.
public final class FakeSiemIncidents implements SiemIncidents {
  private static final int PAGE = 2;

  private final InstantSource clock;
  private final Map<String, ReportedIncident> incidents = new TreeMap<>();
  private IncidentDetails details = IncidentDetails.NONE;
  private Optional<String> trouble = Optional.empty();
  private int pagesUntilTrouble = Integer.MAX_VALUE;
  private Instant asked = Instant.MIN;

  public FakeSiemIncidents(InstantSource clock) {
    this.clock = clock;
  }

  public FakeSiemIncidents has(ReportedIncident... reported) {
    for (var it : reported) {
      incidents.put(it.remoteId(), it);
    }
    return this;
  }

  public void details(IncidentDetails told) {
    details = told;
  }

  public void breaks(String why) {
    trouble = Optional.of(why);
  }

  /// Answers so many pages more, and then nothing.
  public void breaksAfter(int pages) {
    pagesUntilTrouble = pages;
  }

  public void recovers() {
    trouble = Optional.empty();
    pagesUntilTrouble = Integer.MAX_VALUE;
  }

  /// Since when the last list was asked for.
  public Instant asked() {
    return asked;
  }

  @Override
  public Answer<Stretch> changedSince(Instant since) {
    asked = since;
    return page(since, 0);
  }

  @Override
  public Answer<Stretch> next(String link) {
    var parts = link.split(" ", -1);
    return page(Instant.parse(parts[0]), Integer.parseInt(parts[1]));
  }

  private Answer<Stretch> page(Instant since, int from) {
    if (pagesUntilTrouble-- <= 0) {
      trouble = Optional.of("It broke off.");
    }
    var all =
        incidents.values().stream()
            .filter(it -> !it.modifiedAt().isBefore(since))
            .sorted(Comparator.comparing(ReportedIncident::modifiedAt).reversed())
            .toList();
    var items = all.stream().skip(from).limit(PAGE).toList();
    return answer(
        new Stretch(
            items,
            from + PAGE < all.size()
                ? Optional.of(since + " " + (from + PAGE))
                : Optional.empty()));
  }

  private <T> Answer<T> answer(T value) {
    return trouble
        .<Answer<T>>map(why -> new Answer.Unavailable<>(why, Optional.empty()))
        .orElseGet(() -> new Answer.Got<>(value));
  }

  @Override
  public Answer<ReportedIncident> find(String remoteId) {
    var found = incidents.get(remoteId);
    return found == null ? new Answer.NotThere<>("unknown") : answer(found);
  }

  @Override
  public Answer<IncidentDetails> details(String remoteId) {
    return answer(details);
  }

  @Override
  public Answer<ReportedIncident> change(ReportedIncident read, IncidentChange change) {
    var now = incidents.get(read.remoteId());
    if (trouble.isPresent()) {
      return answer(read);
    }
    if (now == null || !now.etag().equals(read.etag())) {
      return new Answer.Conflict<>("Newer instance exists");
    }
    var at = clock.instant();
    var after =
        Reports.changed(now, change.status().orElse(now.status()), at, "\"changed-" + at + "\"");
    incidents.put(after.remoteId(), after);
    return answer(after);
  }

  @Override
  public Answer<ReportedIncident> open(NewIncident it) {
    var now = clock.instant();
    var made =
        new ReportedIncident(
            it.remoteId(),
            "\"opened\"",
            OptionalLong.of(4_000 + incidents.size()),
            it.title(),
            it.description(),
            it.severity(),
            IncidentStatus.NEW,
            Optional.empty(),
            IncidentOwner.NOBODY,
            it.labels(),
            List.of(),
            List.of(),
            0,
            0,
            Optional.empty(),
            now,
            now,
            it.firstActivityAt(),
            it.lastActivityAt(),
            "{}");
    if (trouble.isEmpty()) {
      incidents.put(made.remoteId(), made);
    }
    return answer(made);
  }

  @Override
  public Answer<String> comment(String remoteId, String commentId, String message) {
    return answer(commentId);
  }
}
