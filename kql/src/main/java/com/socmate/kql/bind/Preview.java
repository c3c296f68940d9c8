package com.socmate.kql.bind;

/// Runs a part of a query while the rest is bound, for operators whose columns only the data can
/// tell.
@FunctionalInterface
public interface Preview {
  Plan.Rows run(Plan plan);
}
