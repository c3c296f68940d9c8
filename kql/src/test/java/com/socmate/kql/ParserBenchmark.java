package com.socmate.kql;

import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.syntax.Parser;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// Measures by hand how long a query takes to parse, and to parse and bind, once the JVM is warm:
/// `ParserBenchmark kql-corpus.jsonl`. The figures stand in `docs/kql/measurements.md`.
public final class ParserBenchmark {
  private static final int ROUNDS = 30;

  private ParserBenchmark() {}

  public static void main(String[] arguments) {
    PrintStream out = System.out;
    List<String> queries = SharedData.queries(Path.of(arguments[0]));
    KqlEngine engine = KqlEngine.standard();
    out.println("parse: " + figures(queries, Parser::parse));
    Catalogue catalogue = Catalogue.logAnalytics();
    out.println("parse and bind: " + figures(queries, query -> engine.check(query, catalogue)));
  }

  private static String figures(List<String> queries, Consumer<String> work) {
    long[] best = new long[queries.size()];
    Arrays.fill(best, Long.MAX_VALUE);
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < best.length; i++) {
        long start = System.nanoTime();
        work.accept(queries.get(i));
        long took = System.nanoTime() - start;
        best[i] = round < ROUNDS / 2 ? best[i] : Math.min(best[i], took);
      }
    }
    long[] sorted = Arrays.stream(best).sorted().toArray();
    return String.format(
        java.util.Locale.ROOT,
        "%d queries, p50 %.3f ms, p95 %.3f ms, p99 %.3f ms, slowest %.3f ms",
        sorted.length,
        at(sorted, 0.5),
        at(sorted, 0.95),
        at(sorted, 0.99),
        at(sorted, 1));
  }

  private static double at(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] / 1e6;
  }
}
