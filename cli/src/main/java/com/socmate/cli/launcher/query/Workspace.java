package com.socmate.cli.launcher.query;

import com.socmate.kql.catalogue.Catalogue;

/// Where questions go: logs in a folder, or a workspace that is running.
public interface Workspace {
  /// The answer to a query; never throws for what the query holds.
  Reply ask(String query);

  /// Stops the query that is being asked, if there is one; called from another thread.
  void cancel();

  /// The tables there are, for completion.
  Catalogue catalogue();
}
