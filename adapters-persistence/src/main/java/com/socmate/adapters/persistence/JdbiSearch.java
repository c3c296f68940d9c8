package com.socmate.adapters.persistence;

import com.socmate.application.port.Page;
import com.socmate.application.port.Search;
import com.socmate.application.port.Viewer;
import com.socmate.domain.search.SearchQuery;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// PostgreSQL's own full-text search, and its trigrams for what is mistyped.
public final class JdbiSearch implements Search {
  private static final Found NOTHING_LIKE_IT = new Found(List.of(), 0, true, true);

  private final Handles handles;

  public JdbiSearch(Database database) {
    this.handles = database.handles();
  }

  @Override
  public Found search(SearchQuery query, Viewer viewer, Page page) {
    return handles.with(handle -> {
      var found = typed(handle, query, viewer, page);
      return found.total() == 0 && !query.terms().isEmpty()
          ? like(handle, query, viewer, page)
          : found;
    });
  }

  private static Found typed(Handle handle, SearchQuery query, Viewer viewer, Page page) {
    var words = words(query);
    return new SearchPage(query, viewer)
        .read(handle, words.asTyped(handle), words.values(), page, false);
  }

  private static Found like(Handle handle, SearchQuery query, Viewer viewer, Page page) {
    var words = words(query);
    return words
        .like(handle)
        .map(it -> new SearchPage(query, viewer).read(handle, it, words.values(), page, true))
        .orElse(NOTHING_LIKE_IT);
  }

  private static SearchWords words(SearchQuery query) {
    return new SearchWords(query.terms(), query.filters().narrows());
  }

  @Override
  public int refresh(int most) {
    return handles.inTransaction(handle -> new SearchIntake(handle).take(most));
  }
}
