package com.socmate.kql.bind;

import com.socmate.kql.aggregate.AggregateCatalog;
import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.function.Evaluation;
import com.socmate.kql.function.FunctionCatalog;
import com.socmate.kql.function.GeoIp;
import com.socmate.kql.syntax.Expr;
import com.socmate.kql.syntax.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What one binding works with and writes down. Used by one thread.
final class Session {
  private static final int MOST_DIAGNOSTICS = 100;
  private static final int MOST_CALLS = 20_000;
  final String text;
  final Catalogue catalogue;
  final FunctionCatalog functions;
  final AggregateCatalog aggregates;
  final Evaluation evaluation;
  final Set<String> tables = new TreeSet<>();
  final Map<String, String> rendering = new LinkedHashMap<>();

  /// What the query answers beside its first table, in the order it asks.
  final List<Plan> others = new ArrayList<>();

  /// The options that `set` gave, as terms.
  final Map<String, Term> options = new LinkedHashMap<>();

  final boolean ingestionTime;
  final @Nullable Preview preview;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private int calls;

  Session(
      String text,
      Catalogue catalogue,
      FunctionCatalog functions,
      AggregateCatalog aggregates,
      Evaluation evaluation,
      boolean ingestionTime,
      @Nullable Preview preview) {
    this.text = text;
    this.catalogue = catalogue;
    this.functions = functions;
    this.aggregates = aggregates;
    this.evaluation = evaluation;
    this.ingestionTime = ingestionTime;
    this.preview = preview;
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  void error(Span span, String message, String remedy) {
    add(new Diagnostic(span, Diagnostic.Severity.ERROR, message, remedy));
  }

  void warn(Span span, String message, String remedy) {
    add(new Diagnostic(span, Diagnostic.Severity.WARNING, message, remedy));
  }

  /// An empty answer because nobody knows where addresses are must not look like one that is known.
  void warnOfUnknownPlaces(String function, Span span) {
    if (function.equals("geo_info_from_ip_address") && evaluation.geoIp().equals(GeoIp.NONE)) {
      warn(
          span,
          "Where addresses are is not known here, so `" + function + "` gives nothing.",
          "Set SOCMATE_GEOIP_FILE to a MaxMind database of cities.");
    }
  }

  private void add(Diagnostic diagnostic) {
    boolean known = diagnostics.contains(diagnostic);
    if (!known && diagnostics.size() < MOST_DIAGNOSTICS) {
      diagnostics.add(diagnostic);
    }
  }

  /// Stops the operator at hand: reported here, and the pipeline goes on with what it had.
  Unbound fail(Span span, String message, String remedy) {
    error(span, message, remedy);
    return new Unbound();
  }

  /// Counts calls of user functions, which are bound anew each time and could grow without bound.
  void countCall(Expr call, Scope scope) {
    if (++calls > MOST_CALLS || scope.depth() > 200) {
      throw fail(
          call.span(),
          "The query calls its own functions too often or too deeply.",
          "A function cannot call itself; share results with `materialize`.");
    }
  }
}
