package com.socmate.kql.examples;

import com.socmate.kql.KqlEngine;
import com.socmate.kql.Outcome;
import com.socmate.kql.Request;
import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.exec.TableSource;
import com.socmate.kql.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// An example run here, and whether what it gave is what the page shows.
record ExampleRun(Example example, boolean equal, String difference) {
  private static final Instant NOW = Instant.parse("2025-06-15T12:00:00Z");

  static ExampleRun of(KqlEngine engine, Example example) {
    Outcome outcome;
    try {
      outcome = engine.run(Request.of(example.query(), Catalogue.empty(), TableSource.EMPTY, NOW));
    } catch (RuntimeException crash) {
      return new ExampleRun(example, false, "crash: " + crash);
    }
    if (!(outcome instanceof Outcome.Answer answer)) {
      return new ExampleRun(example, false, outcome.toString());
    }
    List<List<Value>> rows = answer.table().rows().toList();
    boolean equal = inOrder(example.rows(), rows) || inAnyOrder(example.rows(), rows);
    return new ExampleRun(example, equal, "gave " + rows);
  }

  private static boolean inOrder(List<List<String>> expected, List<List<Value>> actual) {
    if (expected.size() != actual.size()) {
      return false;
    }
    for (int i = 0; i < expected.size(); i++) {
      if (!sameRow(expected.get(i), actual.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean inAnyOrder(List<List<String>> expected, List<List<Value>> actual) {
    List<List<Value>> left = new ArrayList<>(actual);
    for (List<String> row : expected) {
      if (!left.removeIf(new OnlyFirst(row))) {
        return false;
      }
    }
    return left.isEmpty();
  }

  private static final class OnlyFirst implements Predicate<List<Value>> {
    private final List<String> row;
    private boolean found;

    OnlyFirst(List<String> row) {
      this.row = row;
    }

    @Override
    public boolean test(List<Value> values) {
      boolean here = !found && sameRow(row, values);
      found |= here;
      return here;
    }
  }

  private static boolean sameRow(List<String> expected, List<Value> actual) {
    if (expected.size() > actual.size()) {
      return false;
    }
    for (int i = 0; i < actual.size(); i++) {
      if (!PrintedCell.shows(i < expected.size() ? expected.get(i) : "", actual.get(i))) {
        return false;
      }
    }
    return true;
  }
}
