package com.socmate.domain.finding;

/// Where the proof of a claim stands: a query of the session and one of its rows, counted from 1.
public record EvidenceRef(String query, int row) {
  public EvidenceRef {
    if (row < 1) {
      throw new IllegalArgumentException("Rows are counted from 1; found " + row + ".");
    }
  }

  /// The citation as reports write it, `[Q1:r3]`.
  public String citation() {
    return "[" + query + ":r" + row + "]";
  }
}
