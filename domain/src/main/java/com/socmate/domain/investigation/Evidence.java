package com.socmate.domain.investigation;

/// The snapshot of one query's answer, kept with the session as proof.
///
/// @param kql the text that was run
/// @param range the stretch of time it was bound to
/// @param totalRows how many rows the answer had; the table keeps the first of them
/// @param partial why the answer was cut, in the provider's words; empty if it was whole
public record Evidence(
    String query,
    String title,
    String kql,
    TimeRange range,
    ResultTable table,
    long totalRows,
    String partial) {
  public boolean isPartial() {
    return !partial.isEmpty();
  }
}
