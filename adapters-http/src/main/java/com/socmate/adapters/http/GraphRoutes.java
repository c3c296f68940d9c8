package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Members;
import com.socmate.application.graph.Explore;
import com.socmate.application.port.Graph;
import com.socmate.application.port.Sessions;
import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.entity.EntityName;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.identity.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The knowledge graph: an entity and what lies around it, what a session shows, names to find.
public final class GraphRoutes implements Routes {
  static final String PATH = "/api/v1/graph";
  private static final int MOST_NODES = 500;
  private static final int USUAL_NODES = 100;

  private final Graph graph;
  private final Explore explore;
  private final Sessions sessions;

  public GraphRoutes(Graph graph, Explore explore, Sessions sessions) {
    this.graph = graph;
    this.explore = explore;
    this.sessions = sessions;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(PATH + "/entity", this::asked).needs(Scope.GRAPH_READ),
        Route.get(PATH + "/entity/{value}", this::named).needs(Scope.GRAPH_READ),
        Route.get(PATH + "/session/{id}", this::session).needs(Scope.GRAPH_READ),
        Route.get(PATH + "/search", this::search).needs(Scope.GRAPH_READ));
  }

  private Answer named(Call call) {
    return around(call.part("value"), call.parameters("depth", "types", "limit", "kind"), call);
  }

  /// For values that cannot stand in a path, such as addresses of web pages.
  private Answer asked(Call call) {
    var parameters = call.parameters("value", "depth", "types", "limit", "kind");
    var value =
        parameters
            .text("value")
            .orElseThrow(() -> Refused.badParameter("value says which entity; it is missing."));
    return around(value, parameters, call);
  }

  private Answer around(String value, QueryParameters parameters, Call call) {
    var wish =
        new Explore.Wish(
            parameters.whole("depth", 1, 1, Explore.Wish.DEEPEST),
            kinds(parameters),
            parameters.whole("limit", USUAL_NODES, 1, MOST_NODES));
    var kind = parameters.oneOf("kind", EntityKind.class);
    return explore
        .around(value, kind, wish, call.viewer())
        .map(it -> Answer.ok(EntityJson.Around.from(it)))
        .orElseThrow(() -> Refused.notFound("entity"));
  }

  private Answer session(Call call) {
    var parameters = call.parameters("types", "limit");
    var reach =
        new Graph.Reach(kinds(parameters), parameters.whole("limit", USUAL_NODES, 1, MOST_NODES));
    var id = call.id("id", "session", SessionId::new);
    return sessions
        .find(id, call.viewer())
        .map(_ -> graph.of(id, reach, call.viewer()))
        .map(it -> Answer.ok(EntityJson.OfSession.from(id.value(), it)))
        .orElseThrow(() -> Refused.notFound("session"));
  }

  private Answer search(Call call) {
    var parameters = call.parameters("q", "types", "limit", "offset");
    var text = parameters.text("q").map(String::strip).orElse("");
    var kinds = kinds(parameters);
    var page = parameters.page();
    var found = graph.search(searched(text), kinds, call.viewer(), page);
    var known = graph.find(found.items(), call.viewer());
    var items =
        found.items().stream()
            .flatMap(it -> Optional.ofNullable(known.get(it)).stream())
            .map(EntityJson.Entity::from)
            .distinct()
            .toList();
    return Answer.ok(ListJson.of("entities", items, found.total(), page));
  }

  /// An address or an indicator may be asked for in any form; what is only the beginning of one is
  /// taken as it is.
  private static String searched(String text) {
    return EntityName.of(EntityKind.IP, text).map(EntityName::value).orElse(text);
  }

  static Set<EntityKind> kinds(QueryParameters parameters) {
    return parameters
        .text("types")
        .map(text ->
            Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(GraphRoutes::kind)
                .collect(Collectors.toSet()))
        .orElse(Set.of());
  }

  private static EntityKind kind(String text) {
    return EntityKind.named(text)
        .orElseThrow(() ->
            Refused.badParameter(
                "types " + Members.notOneOf(text, Members.words(EntityKind.class)) + "."));
  }
}
