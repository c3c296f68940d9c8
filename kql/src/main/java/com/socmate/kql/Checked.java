package com.socmate.kql;

import com.socmate.kql.bind.Diagnostic;
import com.socmate.kql.catalogue.ColumnSchema;
import java.util.List;
import java.util.Set;

/// What came of checking a query without running it.
public sealed interface Checked {
  /// Errors, and warnings.
  List<Diagnostic> diagnostics();

  /// A query that can run, the columns it answers with and the tables it reads.
  record Valid(List<ColumnSchema> columns, Set<String> tables, List<Diagnostic> diagnostics)
      implements Checked {}

  /// A query that cannot; `parses` tells mistakes of grammar from mistakes of meaning.
  record Invalid(boolean parses, List<Diagnostic> diagnostics) implements Checked {}
}
