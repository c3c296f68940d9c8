package com.socmate.application.port;

import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.entity.EntityName;
import com.socmate.domain.graph.Relation;
import com.socmate.domain.graph.Shown;
import com.socmate.domain.graph.Sighting;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

public final class InMemoryGraph implements Graph {
  private static final Comparator<Edge> LATEST_FIRST =
      Comparator.comparing(Edge::lastSeen).reversed().thenComparing(Edge::relation);

  private final InMemoryWorld world;

  public InMemoryGraph(InMemoryWorld world) {
    this.world = world;
  }

  /// Where something was seen.
  private record Seen<T>(T what, Session session, String query, Sighting sighting) {
    Proof proof() {
      return new Proof(session.id(), query, sighting.firstRow());
    }
  }

  @Override
  public void keep(SessionId session, Shown shown) {
    world.alone(() -> {
      var queries = new HashMap<>(world.kept().shown.getOrDefault(session, Map.of()));
      queries.put(shown.query(), shown);
      world.kept().shown.put(session, Map.copyOf(queries));
    });
  }

  @Override
  public Map<EntityName, Known> find(Collection<EntityName> names, Viewer viewer) {
    return world.alone(() -> {
      var found = new LinkedHashMap<EntityName, Known>();
      var mentions = mentions(viewer).toList();
      names.stream()
          .filter(name -> mentions.stream().anyMatch(it -> it.what().equals(name)))
          .forEach(name -> found.put(name, known(head(name, viewer), mentions, viewer)));
      return found;
    });
  }

  private Known known(EntityName head, List<Seen<EntityName>> mentions, Viewer viewer) {
    var of = mentions.stream().filter(it -> head(it.what(), viewer).equals(head)).toList();
    var sightings = of.stream().map(Seen::sighting).reduce(Sighting::and).orElseThrow();
    return new Known(
        head,
        of.stream().map(Seen::what).filter(it -> !it.equals(head)).distinct().sorted().toList(),
        sightings.firstSeen(),
        sightings.lastSeen(),
        of.stream().map(it -> it.session().id()).distinct().count(),
        of.stream().flatMap(it -> it.session().schedule().stream()).distinct().count(),
        sightings.rows());
  }

  @Override
  public Edges edges(Collection<EntityName> heads, Reach reach, Viewer viewer) {
    return world.alone(() -> {
      var all = all(viewer);
      var answer = new LinkedHashMap<Relation, Edge>();
      var more = new HashMap<EntityName, Long>();
      for (var head : heads) {
        var of = all.stream().filter(it -> leads(it.relation(), head, reach)).toList();
        if (of.size() > reach.most()) {
          more.put(head, (long) of.size() - reach.most());
        }
        of.stream().limit(reach.most()).forEach(it -> answer.putIfAbsent(it.relation(), it));
      }
      return new Edges(List.copyOf(answer.values()), more);
    });
  }

  private static boolean leads(Relation it, EntityName from, Reach reach) {
    return (it.source().equals(from) && wanted(reach.kinds(), it.target()))
        || (it.target().equals(from) && wanted(reach.kinds(), it.source()));
  }

  private static boolean wanted(Set<EntityKind> kinds, EntityName name) {
    return kinds.isEmpty() || kinds.contains(name.kind());
  }

  private List<Edge> all(Viewer viewer) {
    return edges(relations(viewer).toList(), viewer).stream().sorted(LATEST_FIRST).toList();
  }

  private List<Edge> edges(List<Seen<Relation>> seen, Viewer viewer) {
    var grouped = new LinkedHashMap<Relation, List<Seen<Relation>>>();
    for (var it : seen) {
      headed(it.what(), viewer)
          .ifPresent(relation -> grouped.computeIfAbsent(relation, _ -> new ArrayList<>()).add(it));
    }
    return grouped.entrySet().stream().map(it -> edge(it.getKey(), it.getValue())).toList();
  }

  private static Edge edge(Relation relation, List<Seen<Relation>> seen) {
    var sightings = seen.stream().map(Seen::sighting).reduce(Sighting::and).orElseThrow();
    return new Edge(
        relation,
        sightings.firstSeen(),
        sightings.lastSeen(),
        sightings.rows(),
        seen.stream().map(it -> it.session().id()).distinct().count(),
        seen.stream()
            .sorted(Comparator.comparing((Seen<Relation> it) -> lastSeen(it)).reversed())
            .limit(5)
            .map(Seen::proof)
            .toList());
  }

  private static Instant lastSeen(Seen<?> seen) {
    return seen.sighting().lastSeen();
  }

  private Optional<Relation> headed(Relation it, Viewer viewer) {
    var source = head(it.source(), viewer);
    var target = head(it.target(), viewer);
    return source.equals(target)
        ? Optional.empty()
        : Optional.of(new Relation(source, it.type(), target));
  }

  @Override
  public Drawn of(SessionId session, Reach reach, Viewer viewer) {
    return world.alone(() -> {
      var rows = new HashMap<EntityName, Integer>();
      mentions(viewer)
          .filter(it -> it.session().id().equals(session))
          .forEach(it -> rows.merge(head(it.what(), viewer), it.sighting().rows(), Integer::sum));
      var entities =
          rows.keySet().stream()
              .filter(it -> wanted(reach.kinds(), it))
              .sorted(
                  Comparator.comparingInt((EntityName it) -> -rows.getOrDefault(it, 0))
                      .thenComparing(Comparator.naturalOrder()))
              .toList();
      var nodes = entities.stream().limit(reach.most()).toList();
      var edges =
          edges(relations(viewer).filter(it -> it.session().id().equals(session)).toList(), viewer)
              .stream()
              .filter(it ->
                  nodes.contains(it.relation().source()) && nodes.contains(it.relation().target()))
              .toList();
      return new Drawn(nodes, edges, entities.size() > reach.most());
    });
  }

  @Override
  public Slice<EntityName> search(String text, Set<EntityKind> kinds, Viewer viewer, Page page) {
    var wanted = text.toLowerCase(Locale.ROOT);
    return world.alone(() -> {
      var names =
          mentions(viewer).map(Seen::what).distinct().filter(it -> wanted(kinds, it)).toList();
      Predicate<EntityName> begins = it -> it.value().startsWith(wanted);
      var beginning = names.stream().filter(begins).sorted().toList();
      var alike =
          names.stream()
              .filter(it -> Trigrams.alike(it.value(), wanted))
              .sorted(
                  Comparator.comparingDouble(
                          (EntityName it) -> -Trigrams.likeness(it.value(), wanted))
                      .thenComparing(Comparator.naturalOrder()))
              .toList();
      return InMemorySchedules.slice(beginning.isEmpty() ? alike : beginning, page);
    });
  }

  /// The name it is shown under.
  private EntityName head(EntityName name, Viewer viewer) {
    return world.aliases().standing(name).head().filter(it -> sees(it, viewer)).orElse(name);
  }

  boolean sees(EntityName name, Viewer viewer) {
    return mentions(viewer).anyMatch(it -> it.what().equals(name));
  }

  private Stream<Seen<EntityName>> mentions(Viewer viewer) {
    return seen(viewer, it -> it.entities());
  }

  private Stream<Seen<Relation>> relations(Viewer viewer) {
    return seen(viewer, it -> it.relations());
  }

  private <T> Stream<Seen<T>> seen(Viewer viewer, Function<Shown, Map<T, Sighting>> part) {
    return world.kept().shown.entrySet().stream()
        .flatMap(it ->
            world.sessions().find(it.getKey(), viewer).stream()
                .flatMap(session ->
                    it.getValue().values().stream()
                        .flatMap(shown ->
                            part.apply(shown).entrySet().stream()
                                .map(one ->
                                    new Seen<>(
                                        one.getKey(), session, shown.query(), one.getValue())))));
  }
}
