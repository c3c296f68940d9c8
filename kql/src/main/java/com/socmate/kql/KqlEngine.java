package com.socmate.kql;

import com.socmate.kql.bind.Diagnostic;
import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.syntax.Parsed;
import com.socmate.kql.syntax.Parser;
import com.socmate.kql.value.Value;
import java.util.List;
import java.util.Map;

/// Checks and runs queries. Immutable; any number of threads may share one.
public final class KqlEngine {
  private KqlEngine() {}

  /// The engine with every function it has.
  public static KqlEngine standard() {
    return new KqlEngine();
  }

  /// Whether a query can run against these tables, and what it would answer with.
  public Checked check(String query, Catalogue catalogue) {
    return check(query, catalogue, Map.of());
  }

  /// The same for a query that uses parameters.
  public Checked check(String query, Catalogue catalogue, Map<String, Value> parameters) {
    Parsed parsed = Parser.parse(query);
    if (!parsed.isValid()) {
      return new Checked.Invalid(false, diagnosticsOf(parsed));
    }
    throw new UnsupportedOperationException("binding " + catalogue + parameters);
  }

  /// Runs a query; never throws for what the query or its data hold.
  public Outcome run(Request request) {
    Parsed parsed = Parser.parse(request.query());
    if (!parsed.isValid()) {
      return new Outcome.Rejected(false, diagnosticsOf(parsed));
    }
    throw new UnsupportedOperationException("running");
  }

  private static List<Diagnostic> diagnosticsOf(Parsed parsed) {
    return parsed.errors().stream().map(Diagnostic::of).toList();
  }
}
