package com.socmate.kql.fuzz;

import java.util.SplittableRandom;

/// Makes queries from the grammar: each parses, most bind, and the same seed gives the same ones.
public final class QueryGenerator {
  private static final String[] COLUMNS = {"a", "b", "s", "t", "d", "['odd name']"};
  private static final String[] LITERALS = {
    "1",
    "-7",
    "0x1F",
    "2.5",
    "1e3",
    "'x'",
    "\"say \\\"hi\\\"\"",
    "@'c:\\x'",
    "h'secret'",
    "```two\nlines```",
    "true",
    "1h",
    "3.5d",
    "10ms",
    "datetime(2026-01-02T03:04:05Z)",
    "datetime(null)",
    "timespan(1.02:03:04)",
    "guid(74be27de-1e4e-49d9-b579-fe0b331d3642)",
    "dynamic({\"k\": [1, null, \"v\"], \"m\": {}})",
    "dynamic(null)",
    "int(3)",
    "long(null)",
    "real(nan)",
    "decimal(1.5)",
    "''"
  };
  private static final String[] INFIX = {
    "==",
    "!=",
    "<",
    "<=",
    ">",
    ">=",
    "+",
    "-",
    "*",
    "/",
    "%",
    "=~",
    "!~",
    "has",
    "!has",
    "has_cs",
    "contains",
    "!contains",
    "startswith",
    "!endswith",
    "hasprefix",
    "hassuffix"
  };
  private static final String[] FUNCTIONS = {
    "tostring", "tolower", "strlen", "isempty", "isnotnull", "not", "todynamic", "bin", "iff",
    "coalesce", "strcat", "split", "array_length", "extract", "ago", "now", "tolong", "todatetime",
    "pack_array", "bag_pack", "case", "substring", "parse_url", "format_datetime", "hash", "round"
  };
  private static final String[] AGGREGATES = {
    "count()",
    "sum(a)",
    "dcount(s)",
    "max(t)",
    "arg_max(t, *)",
    "make_set(s, 5)",
    "make_list(a)",
    "countif(a > 1)",
    "percentile(a, 50)",
    "avg(b)",
    "take_any(s)",
    "make_bag(d)",
    "stdev(a)"
  };
  private static final String[] KINDS = {
    "inner", "innerunique", "leftouter", "rightouter", "fullouter", "leftanti", "rightsemi"
  };
  private static final String[] COMMENTS = {" // why\n", "\n// above\n", "\n\n", " ", "\n  "};

  private final SplittableRandom random;

  public QueryGenerator(long seed) {
    this.random = new SplittableRandom(seed);
  }

  public String query() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(3); i > 0; i--) {
      text.append(let(i)).append(";").append(gap());
    }
    return text.append(pipeline(3)).append(random.nextInt(4) == 0 ? ";" : "").toString();
  }

  private String let(int number) {
    return switch (random.nextInt(4)) {
      case 0 -> "let v" + number + " = " + scalar(2);
      case 1 -> "let T" + number + " = " + pipeline(1);
      case 2 ->
          "let f" + number + " = (x: long, y: string = 'q') { x + " + random.nextInt(9) + " }";
      default ->
          "let g" + number + " = (T: (*), n: long) { let k = 1;" + gap() + "T | take n + k }";
    };
  }

  private String gap() {
    return random.nextInt(3) == 0 ? pick(COMMENTS) : " ";
  }

  private String pipeline(int depth) {
    StringBuilder text = new StringBuilder(source(depth));
    for (int i = random.nextInt(5); i > 0; i--) {
      text.append(gap()).append("| ").append(operator(depth));
    }
    return text.toString();
  }

  private String source(int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 4)) {
      case 0 -> "range a from 1 to " + random.nextInt(1, 20) + " step 1 | extend " + rest();
      case 1 ->
          "datatable(a: long, b: real, s: string, t: datetime, d: dynamic, ['odd name']: string)"
              + "[1, 2.0, 'x y', datetime(2026-01-01), dynamic([1, 2]), 'o', 2, 3.0, '', "
              + "datetime(null), dynamic({\"k\": 'v'}), 'p']";
      case 2 -> "print a = " + scalar(depth) + " | extend " + rest();
      case 3 -> "(print a = 1, x = " + scalar(depth) + ") | extend " + rest();
      case 4 ->
          "union isfuzzy=true withsource=S ("
              + pipeline(depth - 1)
              + "), (print a = 2)"
              + " | extend "
              + rest();
      default -> "(" + gap() + pipeline(depth - 1) + gap() + ")";
    };
  }

  private String rest() {
    return "b = 1.5, s = 'q', t = now(), d = dynamic({\"k\": 1}), ['odd name'] = 'n'";
  }

  private String operator(int depth) {
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3 -> "where " + condition(depth);
      case 4, 5 ->
          "extend x"
              + random.nextInt(3)
              + " = "
              + scalar(depth)
              + ","
              + gap()
              + column()
              + " = "
              + column();
      case 6 -> "project a, b, s, t, d, ['odd name'], y = " + scalar(depth);
      case 7 -> "project-away " + (random.nextBoolean() ? "x*" : "*name");
      case 8, 9 ->
          "summarize n = "
              + pick(AGGREGATES)
              + ", "
              + pick(AGGREGATES)
              + gap()
              + "by "
              + column()
              + ", k = bin(t, 1h) | extend a = n, "
              + rest();
      case 10 -> "sort by " + column() + " asc nulls last, " + column();
      case 11 -> "top " + random.nextInt(1, 9) + " by " + column() + " desc";
      case 12 -> "take " + random.nextInt(9);
      case 13 -> "distinct a, b, s, t, ['odd name'] | extend d = dynamic(1)";
      case 14 -> "mv-expand kind=array d to typeof(string) limit 10";
      case 15 -> "parse kind=simple s with * 'x' p" + random.nextInt(9) + ": long *";
      case 16 ->
          depth == 0
              ? "count"
              : "join kind=" + pick(KINDS) + " (" + gap() + pipeline(depth - 1) + gap() + ") on a";
      case 17 -> "serialize r = row_number(), q = prev(a)";
      case 18 ->
          "make-series m = count() default=0 on t step 1h by s | mv-expand t to "
              + "typeof(datetime) | extend a = 1, b = 2.0, d = m, ['odd name'] = s";
      default -> depth == 0 ? "as Z" : "where a in (" + pipeline(depth - 1) + " | project a)";
    };
  }

  private String condition(int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 3)) {
      case 0 -> column() + " " + pick(INFIX) + " " + scalar(0);
      case 1 -> column() + " in ('x', 1, " + scalar(0) + ")";
      case 2 -> "a between (1 .. " + random.nextInt(9) + ")";
      case 3 -> condition(depth - 1) + gap() + "and " + condition(depth - 1);
      case 4 -> "(" + condition(depth - 1) + " or " + condition(depth - 1) + ")";
      case 5 -> "not(" + condition(depth - 1) + ")";
      default -> "s has_any ('x', \"y\")";
    };
  }

  private String scalar(int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 3)) {
      case 0 -> column();
      case 1, 2 -> pick(LITERALS);
      case 3 -> pick(FUNCTIONS) + "(" + scalar(depth - 1) + ")";
      case 4 -> pick(FUNCTIONS) + "(" + scalar(depth - 1) + ", " + gap() + scalar(depth - 1) + ")";
      case 5 -> "(" + scalar(depth - 1) + " " + pick(INFIX) + " " + scalar(depth - 1) + ")";
      case 6 -> "d.k[0]['" + random.nextInt(3) + "']";
      default -> "-" + scalar(depth - 1);
    };
  }

  private String column() {
    return pick(COLUMNS);
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }
}
