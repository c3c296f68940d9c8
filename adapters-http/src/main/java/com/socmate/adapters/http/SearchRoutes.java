package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Members;
import com.socmate.application.port.Search;
import com.socmate.application.search.SearchEverything;
import com.socmate.domain.identity.Principal;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.search.SearchQuery;
import com.socmate.domain.search.SearchQuery.Problem;
import com.socmate.domain.search.SearchType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Everything one may read, by its words.
public final class SearchRoutes implements Routes {
  private static final String PATH = "/api/v1/search";
  private static final List<String> MODES = List.of("text", "semantic");

  private final SearchEverything search;

  public SearchRoutes(SearchEverything search) {
    this.search = search;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get(PATH, this::search).needs(Scope.SEARCH_READ));
  }

  private Answer search(Call call) {
    var parameters = call.parameters("q", "type", "mode", "limit", "offset");
    mode(parameters.text("mode").orElse("text"));
    var typed =
        (parameters.text("q").orElse("")
                + parameters.text("type").map(it -> " type:" + it).orElse(""))
            .strip();
    var page = parameters.page();
    var found =
        read(typed)
            .within(readable(call.principal()))
            .map(it -> search.search(it, call.viewer(), page))
            .orElse(Search.Found.NOTHING);
    var items = found.hits().stream().map(HitJson::from).toList();
    var body = ListJson.of("results", items, found.total(), page);
    body.put("total_is_exact", found.isAll());
    body.put("fuzzy", found.isFuzzy());
    return Answer.ok(body);
  }

  /// Whoever may search finds only what could be read elsewhere with the same scopes.
  private static Set<SearchType> readable(Principal principal) {
    return Stream.of(SearchType.values())
        .filter(it -> principal.may(scope(it)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Scope scope(SearchType type) {
    return switch (type) {
      case SESSION, FINDING, REPORT -> Scope.INVESTIGATIONS_READ;
      case SCHEDULE -> Scope.SCHEDULES_READ;
      case INCIDENT -> Scope.INCIDENTS_READ;
      case ENTITY -> Scope.GRAPH_READ;
    };
  }

  private static void mode(String mode) {
    if (!MODES.contains(mode)) {
      throw Refused.badParameter("mode " + Members.notOneOf(mode, MODES) + ".");
    }
    if (mode.equals("semantic")) {
      throw Refused.badParameter(
          "mode semantic is not there: this product brings no embedding model. Leave mode out to"
              + " search by words, with prefixes and mistyped words understood.");
    }
  }

  private static SearchQuery read(String typed) {
    return switch (SearchQuery.parse(typed)) {
      case SearchQuery.Parsed.Read(var query) -> query;
      case SearchQuery.Parsed.Wrong(var problem) -> throw Refused.badParameter(sentence(problem));
    };
  }

  private static String sentence(Problem problem) {
    return "q, character " + problem.place() + ": " + remedy(problem);
  }

  private static String remedy(Problem problem) {
    if (problem.known().isEmpty()) {
      return problem.what();
    }
    var known = Members.notOneOf(problem.typed(), problem.known());
    return problem.what()
        + " "
        + known
        + (known.endsWith("?") ? "" : ".")
        + (problem.what().equals("filter")
            ? " To look for the text itself, put it in quotation marks."
            : "");
  }
}
