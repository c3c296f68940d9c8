package com.socmate.application.port;

import com.socmate.domain.incident.Enrichment;
import com.socmate.domain.incident.Incident;
import com.socmate.domain.incident.IncidentDetails;
import com.socmate.domain.incident.LocalNotes;
import com.socmate.domain.incident.ReportedIncident;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public final class InMemoryIncidents implements Incidents {
  private final InstantSource clock;
  private final Map<Long, Incident> incidents = new TreeMap<>();
  private final Map<Long, KeptDetails> details = new HashMap<>();
  private final Map<Long, KeptEnrichment> enrichments = new HashMap<>();
  private final Map<Long, List<String>> subjects = new HashMap<>();
  private final Map<Long, List<Happening>> happenings = new HashMap<>();
  private long next = 1_000_000;

  public InMemoryIncidents(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized List<Incident> keep(String provider, List<ReportedIncident> reported) {
    var unknown = new ArrayList<Incident>();
    for (var it : reported) {
      var before = find(provider, it.remoteId());
      before.ifPresentOrElse(
          known -> update(known, it),
          () -> {
            var made =
                new Incident(
                    number(it.number()), provider, it, LocalNotes.NONE, clock.instant(), 1);
            incidents.put(made.number(), made);
            unknown.add(made);
          });
    }
    return unknown;
  }

  private long number(OptionalLong wanted) {
    return wanted.isPresent() && !incidents.containsKey(wanted.getAsLong())
        ? wanted.getAsLong()
        : next++;
  }

  private void update(Incident known, ReportedIncident it) {
    int order = known.reported().modifiedAt().compareTo(it.modifiedAt());
    if (order < 0 || (order == 0 && !known.reported().etag().equals(it.etag()))) {
      incidents.put(
          known.number(),
          new Incident(
              known.number(),
              known.provider(),
              it,
              known.local(),
              clock.instant(),
              known.version() + 1));
    }
  }

  @Override
  public synchronized Optional<Incident> find(long number) {
    return Optional.ofNullable(incidents.get(number));
  }

  @Override
  public synchronized Optional<Incident> find(String provider, String remoteId) {
    return incidents.values().stream()
        .filter(it -> it.provider().equals(provider) && it.reported().remoteId().equals(remoteId))
        .findFirst();
  }

  @Override
  public synchronized Slice<Incident> list(Filter filter, Page page) {
    var found =
        incidents.values().stream()
            .filter(it -> isWanted(filter, it))
            .sorted(order(filter.order()))
            .toList();
    return page.of(found);
  }

  private boolean isWanted(Filter filter, Incident it) {
    var reported = it.reported();
    var words = (reported.title() + "\n" + reported.description()).toLowerCase(Locale.ROOT);
    return Stream.of(
            filter.severity().map(least -> reported.severity().compareTo(least) >= 0),
            filter.status().map(reported.status()::equals),
            filter
                .within()
                .map(span -> !reported.modifiedAt().isBefore(clock.instant().minus(span))),
            filter.provider().map(it.provider()::equals),
            filter.assignee().map(who -> it.local().assignee().equals(Optional.of(who))),
            filter.tag().map(it.local().tags()::contains),
            filter.text().map(text -> words.contains(text.toLowerCase(Locale.ROOT))))
        .allMatch(holds -> holds.orElse(true));
  }

  private static Comparator<Incident> order(Order order) {
    Comparator<Incident> number = Comparator.comparingLong(Incident::number);
    Comparator<Incident> modified =
        Comparator.comparing((Incident it) -> it.reported().modifiedAt()).thenComparing(number);
    Comparator<Incident> created =
        Comparator.comparing((Incident it) -> it.reported().createdAt()).thenComparing(number);
    return switch (order) {
      case MODIFIED -> modified;
      case MODIFIED_DESC -> modified.reversed();
      case CREATED -> created;
      case CREATED_DESC -> created.reversed();
      case SEVERITY_DESC ->
          Comparator.comparing((Incident it) -> it.reported().severity())
              .thenComparing(modified)
              .reversed();
      case NUMBER -> number;
      case NUMBER_DESC -> number.reversed();
    };
  }

  @Override
  public synchronized Changed note(long number, LocalNotes local, OptionalLong version) {
    var before = incidents.get(number);
    if (before == null) {
      return new Changed.NotThere();
    }
    if (version.isPresent() && version.getAsLong() != before.version()) {
      return new Changed.Newer(before);
    }
    var after =
        new Incident(
            number,
            before.provider(),
            before.reported(),
            local,
            before.syncedAt(),
            before.version() + 1);
    incidents.put(number, after);
    return new Changed.Kept(after);
  }

  @Override
  public synchronized void keepDetails(long number, IncidentDetails kept) {
    details.put(number, new KeptDetails(kept, clock.instant()));
  }

  @Override
  public synchronized Optional<KeptDetails> details(long number) {
    return Optional.ofNullable(details.get(number));
  }

  @Override
  public synchronized void keepEnrichment(long number, Enrichment kept) {
    enrichments.put(number, new KeptEnrichment(kept, clock.instant()));
  }

  @Override
  public synchronized Optional<KeptEnrichment> enrichment(long number) {
    return Optional.ofNullable(enrichments.get(number));
  }

  @Override
  public synchronized void keepSubjects(long number, List<String> kept) {
    subjects.put(number, List.copyOf(kept));
  }

  @Override
  public synchronized List<Incident> naming(List<String> wanted, long but, int most) {
    return incidents.values().stream()
        .filter(it -> it.number() != but)
        .filter(
            it -> subjects.getOrDefault(it.number(), List.of()).stream().anyMatch(wanted::contains))
        .sorted(order(Order.MODIFIED_DESC))
        .limit(most)
        .toList();
  }

  /// Each with the names that it is about.
  synchronized Map<Incident, List<String>> all() {
    return incidents.values().stream()
        .collect(Collectors.toMap(it -> it, it -> subjects.getOrDefault(it.number(), List.of())));
  }

  @Override
  public synchronized void happened(long number, Happening happening) {
    happenings.computeIfAbsent(number, _ -> new ArrayList<>()).add(happening);
  }

  @Override
  public synchronized List<Happening> happenings(long number) {
    return happenings.getOrDefault(number, List.of()).stream()
        .sorted(Comparator.comparing(Happening::at))
        .toList();
  }
}
