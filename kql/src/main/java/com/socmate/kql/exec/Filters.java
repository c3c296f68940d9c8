package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.bind.Term;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Finds the filters that stand right above a scan, which are tried while it reads.
final class Filters {
  private Filters() {}

  /// A scan and the predicates its rows must pass, in the order they are to be tried.
  record OfScan(Plan.Scan scan, List<Term> predicates) {}

  static boolean areAboveScan(Plan.Filter top) {
    Plan plan = top;
    while (plan instanceof Plan.Filter(Plan input, _)) {
      plan = input;
    }
    return plan instanceof Plan.Scan;
  }

  static OfScan above(Plan.Filter top) {
    List<Term> predicates = new ArrayList<>();
    Plan plan = top;
    while (plan instanceof Plan.Filter(Plan input, Term predicate)) {
      predicates.add(predicate);
      plan = input;
    }
    Collections.reverse(predicates);
    if (plan instanceof Plan.Scan scan) {
      return new OfScan(scan, predicates);
    }
    throw new IllegalArgumentException("there is no scan right below");
  }
}
