package com.socmate.benchmarks;

import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.JdbiGraph;
import com.socmate.application.graph.Explore;
import com.socmate.application.port.Page;
import com.socmate.application.port.Viewer;
import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.id.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntConsumer;

/// What lies around an entity, in a graph of a million.
final class GraphWalk {
  private static final int ROUNDS = 500;
  private static final int WARM_UP = 100;

  private final JdbiGraph graph;
  private final Explore explore;
  private final int entities;
  private final Random random = new Random(7);

  private GraphWalk(JdbiGraph graph, int entities) {
    this.graph = graph;
    this.explore = new Explore(graph);
    this.entities = entities;
  }

  static void run(Server server, Options options, Report report) {
    for (int relations : options.sizes(List.of(5_000_000), List.of(500_000))) {
      server.empty();
      var config =
          new Database.Config(
              server.database().url(), server.database().user(), server.database().password(), 4);
      try (var database = Database.open(config)) {
        GraphSeed.fill(server, relations);
        server.settle();
        report.say(
            Math.round(server.number("select count(*) from entity"))
                + " entities, "
                + Math.round(server.number("select count(*) from relation"))
                + " relations of 50,000 sessions; the entity with most is in "
                + Math.round(
                    server.number(
                        "select max(n) from (select count(*) as n from relation group by source) x"))
                + ". Asked by an analyst of 2,000, who sees a third of the sessions, of entities"
                + " drawn as relations are: the larger the likelier.");
        report.say("");
        new GraphWalk(new JdbiGraph(database), relations / 5).measure(report);
      }
    }
  }

  private void measure(Report report) {
    Times.head(report);
    for (int depth = 1; depth <= Explore.Wish.DEEPEST; depth++) {
      var wish = new Explore.Wish(depth, Set.of(), 100);
      row(report, "around, depth " + depth + ", 100 entities", _ -> around(wish));
    }
    row(report, "the hubs, depth 2", _ -> hub(new Explore.Wish(2, Set.of(), 100)));
    row(report, "names by how they begin", _ -> search("user" + drawn() / 100));
    row(report, "names that resemble", _ -> search("usr" + drawn() + "@contso.example"));
  }

  private static void row(Report report, String asked, IntConsumer once) {
    for (int round = 0; round < WARM_UP; round++) {
      once.accept(round);
    }
    var times = new Times(ROUNDS);
    for (int round = 0; round < ROUNDS; round++) {
      times.of(once, round);
    }
    times.into(report, asked);
  }

  private void around(Explore.Wish wish) {
    around(drawn(), wish);
  }

  private void hub(Explore.Wish wish) {
    around(random.nextInt(100), wish);
  }

  private void around(int number, Explore.Wish wish) {
    var i = number + 1;
    var name =
        switch (i % 4) {
          case 0 -> "%d.%d.%d.%d".formatted(11 + i / 65536 % 200, i / 256 % 256, i % 256, i % 199);
          case 1 -> "user" + i + "@contoso.example";
          case 2 -> "host-" + i + ".corp.example";
          default -> "host-" + (i - 1) + ".corp.example";
        };
    var kind = List.of(EntityKind.IP, EntityKind.USER, EntityKind.HOST, EntityKind.HOST).get(i % 4);
    explore.around(name, Optional.of(kind), wish, viewer());
  }

  private void search(String text) {
    graph.search(text, Set.of(), viewer(), Page.FIRST);
  }

  private int drawn() {
    return (int) (Math.pow(random.nextDouble(), 2) * entities);
  }

  private Viewer viewer() {
    return new Viewer(new UserId("usr_%026d".formatted(random.nextInt(Seed.OWNERS))), false);
  }
}
