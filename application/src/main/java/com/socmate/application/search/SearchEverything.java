package com.socmate.application.search;

import com.socmate.application.port.Graph;
import com.socmate.application.port.Page;
import com.socmate.application.port.Search;
import com.socmate.application.port.Search.Found;
import com.socmate.application.port.Search.Hit;
import com.socmate.application.port.Search.Piece;
import com.socmate.application.port.Viewer;
import com.socmate.domain.entity.EntityName;
import com.socmate.domain.search.SearchFilters;
import com.socmate.domain.search.SearchQuery;
import com.socmate.domain.search.SearchType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds entities by their names and all else by its words: a name that begins as was typed is what
/// was meant, and comes first.
public final class SearchEverything {
  /// How many entities go before everything else, where not only entities are wanted.
  private static final int FOREMOST = 5;

  private final Search search;
  private final Graph graph;

  public SearchEverything(Search search, Graph graph) {
    this.search = search;
    this.graph = graph;
  }

  public Found search(SearchQuery query, Viewer viewer, Page page) {
    if (wantsOnlyEntities(query.filters())) {
      return entities(query, viewer, page);
    }
    var foremost = foremost(query, viewer);
    var first = page.of(foremost).items();
    int left = page.limit() - first.size();
    var rest =
        search.search(
            query,
            viewer,
            new Page(Math.max(1, left), Math.max(0, page.offset() - foremost.size())));
    var all = new ArrayList<>(first);
    rest.hits().stream().limit(left).forEach(all::add);
    return new Found(all, foremost.size() + rest.total(), rest.isAll(), rest.isFuzzy());
  }

  private static boolean wantsOnlyEntities(SearchFilters filters) {
    return filters.types().equals(Set.of(SearchType.ENTITY)) || !filters.kinds().isEmpty();
  }

  private Found entities(SearchQuery query, Viewer viewer, Page page) {
    if (!asksForEntities(query.filters())) {
      return Found.NOTHING;
    }
    var names = graph.search(query.text(), query.filters().kinds(), viewer, page);
    return new Found(hits(names.items(), viewer), names.total(), true, false);
  }

  private List<Hit> foremost(SearchQuery query, Viewer viewer) {
    if (!asksForEntities(query.filters()) || query.terms().size() != 1) {
      return List.of();
    }
    var text = query.text();
    return text.isEmpty()
        ? List.of()
        : hits(
            graph
                .search(text, query.filters().kinds(), viewer, new Page(FOREMOST, 0))
                .items()
                .stream()
                .filter(it -> it.value().startsWith(text.toLowerCase(Locale.ROOT)))
                .toList(),
            viewer);
  }

  private static boolean asksForEntities(SearchFilters filters) {
    return filters.takes(SearchType.ENTITY) && !filters.isAboutDocuments();
  }

  private List<Hit> hits(List<EntityName> names, Viewer viewer) {
    var known = graph.find(names, viewer);
    return names.stream()
        .flatMap(name -> Optional.ofNullable(known.get(name)).map(it -> hit(name, it)).stream())
        .toList();
  }

  private static Hit hit(EntityName name, Graph.Known known) {
    return new Hit(
        SearchType.ENTITY,
        name.value(),
        Optional.empty(),
        Optional.empty(),
        List.of(new Piece(name.value(), true)),
        List.of(
            new Piece(
                name.kind().wireName()
                    + " in "
                    + known.sessions()
                    + (known.sessions() == 1 ? " session" : " sessions"),
                false)),
        Optional.empty(),
        known.lastSeen(),
        1);
  }
}
