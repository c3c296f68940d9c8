package com.socmate.application.search;

import com.socmate.application.port.Search;

/// Takes what has changed into the search. Doing it twice does no harm.
public final class RefreshSearch {
  private static final int BATCH = 200;

  private final Search search;

  public RefreshSearch(Search search) {
    this.search = search;
  }

  public void refresh() {
    int taken;
    do {
      taken = search.refresh(BATCH);
    } while (taken == BATCH);
  }
}
