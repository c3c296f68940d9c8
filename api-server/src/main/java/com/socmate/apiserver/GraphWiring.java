package com.socmate.apiserver;

import com.socmate.adapters.http.GraphRoutes;
import com.socmate.adapters.http.MergeRoutes;
import com.socmate.adapters.http.Routes;
import com.socmate.adapters.http.SearchRoutes;
import com.socmate.adapters.persistence.JdbiAliases;
import com.socmate.adapters.persistence.JdbiGraph;
import com.socmate.adapters.persistence.JdbiSearch;
import com.socmate.application.graph.Explore;
import com.socmate.application.graph.MergeEntities;
import com.socmate.application.search.SearchEverything;
import java.util.List;

/// The knowledge graph, and the search over it and all else.
final class GraphWiring {
  private final Ground ground;

  GraphWiring(Ground ground) {
    this.ground = ground;
  }

  List<Routes> routes() {
    var graph = new JdbiGraph(ground.database());
    var aliases = new JdbiAliases(ground.database());
    return List.of(
        new GraphRoutes(graph, new Explore(graph), ground.sessions()),
        new MergeRoutes(
            new MergeEntities(
                graph,
                aliases,
                ground.audit(),
                ground.transactions(),
                ground.ids(),
                ground.clock()),
            aliases),
        new SearchRoutes(new SearchEverything(new JdbiSearch(ground.database()), graph)));
  }
}
