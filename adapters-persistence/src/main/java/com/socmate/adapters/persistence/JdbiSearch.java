package com.socmate.adapters.persistence;

import com.socmate.application.port.Page;
import com.socmate.application.port.Search;
import com.socmate.application.port.Viewer;
import com.socmate.domain.search.SearchQuery;
import org.jdbi.v3.core.Handle;

/// PostgreSQL's own full-text search, and its trigrams for what is mistyped.
public final class JdbiSearch implements Search {
  private final Handles handles;

  public JdbiSearch(Database database) {
    this.handles = database.handles();
  }

  @Override
  public Found search(SearchQuery query, Viewer viewer, Page page) {
    return handles.with(handle -> {
      var found = find(handle, query, viewer, page, false);
      return found.total() == 0 && !query.terms().isEmpty()
          ? find(handle, query, viewer, page, true)
          : found;
    });
  }

  private static Found find(
      Handle handle, SearchQuery query, Viewer viewer, Page page, boolean isFuzzy) {
    var words = new SearchWords(query.terms(), query.filters().narrows());
    var expression = isFuzzy ? words.like(handle) : words.asTyped(handle);
    return new SearchPage(query, viewer).read(handle, expression, words.values(), page, isFuzzy);
  }

  @Override
  public int refresh(int most) {
    return handles.inTransaction(handle -> new SearchIntake(handle).take(most));
  }
}
