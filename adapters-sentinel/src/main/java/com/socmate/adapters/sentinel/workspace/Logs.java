package com.socmate.adapters.sentinel.workspace;

import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.exec.TableSource;
import java.util.List;

/// What the workspace has at one moment: its tables, and their rows.
interface Logs {
  Catalogue catalogue();

  TableSource source();

  /// The tables that have rows, sorted by name.
  List<String> tablesWithRows();
}
