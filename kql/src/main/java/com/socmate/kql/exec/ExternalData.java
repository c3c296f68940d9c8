package com.socmate.kql.exec;

import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.function.EvaluationFailure;
import java.util.List;
import java.util.Map;

/// What reads the files that `externaldata` names.
@FunctionalInterface
public interface ExternalData {
  /// Refuses, and says why.
  ExternalData REFUSED =
      (_, _, _) -> {
        throw new EvaluationFailure(
            "`externaldata` reads from the network, which is not allowed here. Bring the data in as a table.");
      };

  /// Finds no rows, whatever is named: for checking that a query runs.
  ExternalData EMPTY = (_, _, _) -> Batches.of(List.of());

  Batches read(List<String> locations, List<ColumnSchema> columns, Map<String, String> options);
}
