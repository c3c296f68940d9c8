package com.socmate.conformance;

import com.socmate.kql.Checked;
import com.socmate.kql.KqlEngine;
import com.socmate.kql.Outcome;
import com.socmate.kql.Request;
import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.exec.ExternalData;
import com.socmate.kql.exec.TableSource;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.stream.Stream;

/// Queries with another implementation's recorded verdicts: they must parse and bind as recorded,
/// and those that are clean must run, over tables without rows.
final class KqlCorpusSuite implements Suite {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final KqlEngine engine = KqlEngine.standard().with(ExternalData.EMPTY);
  private final Catalogue catalogue = Catalogue.logAnalytics();

  @Override
  public String name() {
    return "kql-corpus";
  }

  @Override
  public Stream<Result> run(VectorFile file) {
    return file.vectors().map(this::judge);
  }

  private Result judge(Vector vector) {
    var query = vector.requiredText("query");
    var recorded = recorded(vector);
    var ours = ours(query, recorded.isClean());
    var sides = new LinkedHashMap<String, Boolean>();
    sides.put("parses", recorded.parses() == ours.parses());
    if (recorded.parses()) {
      sides.put("binds", recorded.binds() == ours.binds());
    }
    if (recorded.isClean()) {
      sides.put("runs", ours.runs());
    }
    var what = vector.text("name").orElse("a query");
    return sides.values().stream().allMatch(agrees -> agrees)
        ? new Result.Passed(vector.id(), sides)
        : new Result.Failed(vector.id(), what, recorded.toString(), ours.toString(), sides);
  }

  private static Verdict recorded(Vector vector) {
    if (!vector.json().path("msSyntaxErrors").isNumber()) {
      throw vector.lacks("msSyntaxErrors", "a number");
    }
    boolean parses = vector.json().path("msSyntaxErrors").asInt() == 0;
    boolean binds = parses && vector.requiredTexts("msSemanticErrors").isEmpty();
    return new Verdict(parses, binds, binds);
  }

  private Verdict ours(String query, boolean run) {
    return switch (engine.check(query, catalogue)) {
      case Checked.Invalid invalid -> new Verdict(invalid.parses(), false, false);
      case Checked.Valid _ -> new Verdict(true, true, run && runs(query));
    };
  }

  private boolean runs(String query) {
    return engine.run(Request.of(query, catalogue, TableSource.EMPTY, NOW))
        instanceof Outcome.Answer;
  }

  private record Verdict(boolean parses, boolean binds, boolean runs) {
    boolean isClean() {
      return parses && binds;
    }

    @Override
    public String toString() {
      return "parses %s, binds %s, runs %s".formatted(parses, binds, runs);
    }
  }
}
