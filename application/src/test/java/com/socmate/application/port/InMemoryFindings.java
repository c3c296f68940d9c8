package com.socmate.application.port;

import com.socmate.domain.finding.Finding;
import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.finding.Triage;
import com.socmate.domain.id.FindingId;
import com.socmate.domain.id.SuppressionId;
import com.socmate.domain.investigation.Session;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

public final class InMemoryFindings implements Findings {
  private static final Comparator<Listed> LATEST_FIRST =
      Comparator.comparing(Listed::lastSeen).thenComparing(it -> it.finding().id()).reversed();

  private final InMemoryWorld world;

  public InMemoryFindings(InMemoryWorld world) {
    this.world = world;
  }

  /// One finding where it was seen.
  private record Seen(Session session, Finding finding) {
    Instant at() {
      return session.finishedAt().orElse(session.createdAt());
    }

    Matter matter() {
      return new Matter(
          session.schedule().map(it -> it.value()).orElse(session.id().value()),
          finding.fingerprint());
    }
  }

  record Matter(String scope, Fingerprint fingerprint) {}

  @Override
  public Slice<Listed> list(Filter filter, Viewer viewer, Page page) {
    return world.alone(() -> {
      var found =
          filter.session().isPresent()
              ? all()
                  .filter(it -> it.session().id().equals(filter.session().get()))
                  .filter(it -> InMemorySessions.sees(viewer, it.session()))
                  .map(this::listed)
                  .filter(it -> isWanted(filter, it))
                  .toList()
              : latest().values().stream()
                  .filter(it -> InMemorySessions.sees(viewer, it.session()))
                  .map(this::listed)
                  .filter(it -> isWanted(filter, it))
                  .sorted(LATEST_FIRST)
                  .toList();
      return InMemorySchedules.slice(found, page);
    });
  }

  private static boolean isWanted(Filter filter, Listed it) {
    return filter.status().map(wanted -> wanted == it.status()).orElse(true)
        && filter.severity().map(wanted -> wanted == it.finding().severity()).orElse(true)
        && filter.schedule().map(wanted -> it.schedule().equals(Optional.of(wanted))).orElse(true);
  }

  @Override
  public Optional<Listed> find(FindingId id, Viewer viewer) {
    return world.alone(() ->
        all()
            .filter(it -> it.finding().id().equals(id))
            .filter(it -> InMemorySessions.sees(viewer, it.session()))
            .findFirst()
            .map(this::listed));
  }

  @Override
  public <R> Optional<R> change(FindingId id, Viewer viewer, Function<Listed, Change<R>> change) {
    return world.alone(() ->
        find(id, viewer)
            .map(listed -> {
              var decided = change.apply(listed);
              all()
                  .filter(it -> it.finding().id().equals(id))
                  .findFirst()
                  .ifPresent(it -> world.kept().triage.put(it.matter(), decided.triage()));
              return decided.answer();
            }));
  }

  private Stream<Seen> all() {
    return world.kept().sessions.values().stream()
        .sorted(Comparator.comparing(it -> it.finishedAt().orElse(it.createdAt())))
        .flatMap(session ->
            Optional.ofNullable(world.kept().results.get(session.id())).stream()
                .flatMap(byTurn -> byTurn.values().stream())
                .flatMap(result -> result.conclusion().findings().stream())
                .map(finding -> new Seen(session, finding)));
  }

  private Map<Matter, Seen> latest() {
    var latest = new LinkedHashMap<Matter, Seen>();
    all().forEach(it -> latest.put(it.matter(), it));
    return latest;
  }

  private Listed listed(Seen seen) {
    List<Seen> sightings = all().filter(it -> it.matter().equals(seen.matter())).toList();
    return new Listed(
        seen.finding(),
        seen.session().id(),
        seen.session().schedule(),
        Optional.ofNullable(world.kept().triage.get(seen.matter())).orElse(Triage.OPEN),
        sightings.getFirst().at(),
        sightings.getLast().at(),
        (int) sightings.stream().map(it -> it.session().id()).distinct().count(),
        suppressed(seen));
  }

  private Optional<SuppressionId> suppressed(Seen seen) {
    var thing = seen.finding().fingerprint();
    return Optional.ofNullable(
        world.suppressions().active(seen.session().schedule(), Set.of(thing)).get(thing));
  }
}
