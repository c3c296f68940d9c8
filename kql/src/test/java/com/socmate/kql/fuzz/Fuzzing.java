package com.socmate.kql.fuzz;

import com.socmate.kql.KqlEngine;
import com.socmate.kql.Outcome;
import com.socmate.kql.Request;
import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.exec.Budget;
import com.socmate.kql.exec.TableSource;
import com.socmate.kql.format.Formatted;
import com.socmate.kql.format.Formatter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// Feeds the engine queries from the grammar and damaged ones. Nothing may be thrown, and no query
/// may take longer than its budget and the grace a checkpoint needs.
public final class Fuzzing {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration TIME = Duration.ofSeconds(2);
  private static final Duration GRACE = Duration.ofSeconds(3);
  private static final Budget BUDGET =
      Budget.standard().withTime(TIME).withMemory(64L << 20).withRows(10_000);
  private static final String PIECES =
      "|;,()[]{}.:=<>+-*/%\"'@!~$ \n\\0123abc`#h\u00e9\u0000\uD83D";
  private static final List<String> WORDS =
      List.of(
          " where ",
          " project ",
          " summarize ",
          " by ",
          " join ",
          " on ",
          " union ",
          " let ",
          " and ",
          " or ",
          " in ",
          " between ",
          " | ",
          "..",
          " dynamic(",
          " datetime(",
          " toscalar(",
          " materialize(",
          " mv-apply ",
          " evaluate ",
          " parse ",
          " matches regex ",
          " count() ",
          " 9223372036854775807 ",
          " 1e308 ",
          " -1 ",
          " range(0, 100000000) ",
          " repeat(",
          " make-series ",
          " scan ",
          " fork ",
          " facet by ",
          " partition by ",
          " as ",
          " print ");

  /// What was found, and how many queries came to which end.
  public record Findings(
      long queries, Map<End, Long> ends, List<String> faults, Duration longest) {}

  /// How a query ended.
  public enum End {
    ANSWERED,
    REJECTED,
    FAILED,
    TIMED_OUT
  }

  private final SplittableRandom random;
  private final QueryGenerator generator;
  private final KqlEngine engine = KqlEngine.standard();
  private final List<String> seeds;
  private final Map<End, Long> ends = new EnumMap<>(End.class);
  private final List<String> faults = new ArrayList<>();
  private Duration longest = Duration.ZERO;
  private long queries;

  /// With queries to damage beside the generated ones.
  public Fuzzing(long seed, List<String> seeds) {
    this.random = new SplittableRandom(seed);
    this.generator = new QueryGenerator(seed);
    this.seeds = List.copyOf(seeds);
  }

  /// Tries the next query, and tells of a fault if there was one.
  public Optional<String> next() {
    String query = query();
    queries++;
    long start = System.nanoTime();
    String fault = null;
    try {
      ends.merge(run(query), 1L, Long::sum);
      format(query);
    } catch (Throwable broken) {
      fault = broken + " for: " + query;
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    longest = took.compareTo(longest) > 0 ? took : longest;
    if (fault == null && took.compareTo(TIME.plus(GRACE)) > 0) {
      fault = "took " + took + ": " + query;
    }
    if (fault != null) {
      faults.add(fault);
    }
    return Optional.ofNullable(fault);
  }

  public Findings findings() {
    return new Findings(queries, Map.copyOf(ends), List.copyOf(faults), longest);
  }

  private String query() {
    String query =
        seeds.isEmpty() || random.nextBoolean()
            ? generator.query()
            : seeds.get(random.nextInt(seeds.size()));
    return random.nextInt(3) == 0 ? query : mutated(query);
  }

  private String mutated(String seed) {
    StringBuilder text = new StringBuilder(seed);
    for (int i = random.nextInt(1, 6); i > 0 && !text.isEmpty() && text.length() < 20_000; i--) {
      int at = random.nextInt(text.length());
      char piece = PIECES.charAt(random.nextInt(PIECES.length()));
      switch (random.nextInt(7)) {
        case 0 -> text.setCharAt(at, piece);
        case 1 -> text.insert(at, piece);
        case 2 -> text.delete(at, Math.min(text.length(), at + random.nextInt(1, 9)));
        case 3 -> text.insert(at, seed.substring(at % Math.max(1, seed.length())));
        case 4 -> text.insert(at, String.valueOf(piece).repeat(random.nextInt(1, 600)));
        case 5 -> text.setLength(at);
        default -> text.insert(at, WORDS.get(random.nextInt(WORDS.size())));
      }
    }
    return text.toString();
  }

  private End run(String query) {
    Request request =
        Request.of(query, Catalogue.logAnalytics(), TableSource.EMPTY, NOW).within(BUDGET);
    engine.explain(query, Catalogue.logAnalytics());
    return switch (engine.run(request)) {
      case Outcome.Answer _ -> End.ANSWERED;
      case Outcome.Rejected rejected -> {
        rejected.diagnostics().forEach(it -> it.under(query));
        yield End.REJECTED;
      }
      case Outcome.TimedOut _, Outcome.Cancelled _ -> End.TIMED_OUT;
      case Outcome.Failed _ -> End.FAILED;
    };
  }

  private static void format(String query) {
    if (Formatter.format(query) instanceof Formatted.Text(String once)
        && !(Formatter.format(once) instanceof Formatted.Text(String twice)
            && twice.equals(once))) {
      throw new IllegalStateException("the layout is not stable");
    }
  }
}
