package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.BOOL;
import static com.socmate.kql.type.ScalarType.DYNAMIC;
import static com.socmate.kql.type.ScalarType.LONG;
import static com.socmate.kql.type.ScalarType.REAL;

import com.socmate.kql.sketch.Digests;
import com.socmate.kql.sketch.Sketches;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.List;

/// What is read from the sketches that `hll` and `tdigest` make.
final class SketchFunctions {
  private SketchFunctions() {}

  static List<ScalarFunction> all() {
    List<ScalarFunction> functions = new ArrayList<>();
    functions.add(
        Define.lenient(
                "dcount_hll",
                LONG,
                row -> {
                  long count = Sketches.count(row.value(0));
                  return count < 0 ? Values.NULL : Values.of(count);
                },
                Define.json("hll"))
            .named(Naming.prefixed("dcount_hll")));
    functions.add(merge("hll_merge", Sketches::merge));
    functions.add(merge("tdigest_merge", Digests::merge));
    functions.add(merge("merge_tdigest", Digests::merge));
    functions.add(percentile());
    functions.add(percentiles());
    functions.add(
        Define.lenient(
            "rank_tdigest",
            REAL,
            row -> Digests.rank(row.value(0), row.value(1)),
            Define.json("digest"),
            Define.any("value")));
    functions.add(
        Define.lenient(
            "percentrank_tdigest",
            REAL,
            row -> Digests.percentRank(row.value(0), row.value(1)),
            Define.json("digest"),
            Define.any("value")));
    functions.add(
        Define.lenient(
            "tdigest_isvalid",
            BOOL,
            row -> Values.of(Digests.isDigest(row.value(0))),
            Define.json("digest")));
    functions.add(
        Define.lenient(
            "hll_isvalid",
            BOOL,
            row -> Values.of(Sketches.isSketch(row.value(0))),
            Define.json("hll")));
    return functions;
  }

  @FunctionalInterface
  private interface Merge {
    Value of(List<Value> sketches);
  }

  private static ScalarFunction merge(String name, Merge merge) {
    return Define.lenient(
        name,
        DYNAMIC,
        row -> {
          List<Value> sketches = new ArrayList<>();
          for (int i = 0; i < row.size(); i++) {
            sketches.add(row.value(i));
          }
          return merge.of(sketches);
        },
        Define.json("sketch"),
        Define.json("sketch").repeated());
  }

  private static ScalarFunction percentile() {
    Kernel kernel = Define.kernel(DYNAMIC, row -> Digests.percentile(row.value(0), row.real(1)));
    return Define.function(
            "percentile_tdigest",
            Define.overload(DYNAMIC, kernel, Define.json("tdigest"), Define.number("percentile")),
            Define.overload(
                arguments -> StringSearchFunctions.typeNamed(arguments.get(2).constant()),
                (evaluation, a, rows) -> {
                  Column found = kernel.evaluate(evaluation, new Column[] {a[0], a[1]}, rows);
                  return Convert.column(found, StringSearchFunctions.typeNamed(a[2]));
                },
                Define.json("tdigest"),
                Define.number("percentile"),
                Define.text("type").asLiteral()))
        .named(Naming.prefixed("percentile_tdigest"));
  }

  private static ScalarFunction percentiles() {
    Kernel kernel =
        Define.kernel(
            DYNAMIC,
            row -> {
              List<Value> found = new ArrayList<>();
              for (int i = 1; i < row.size(); i++) {
                List<Value> wanted = row.isArray(i) ? row.items(i) : List.of(row.value(i));
                for (Value percentage : wanted) {
                  found.add(Digests.percentile(row.value(0), Numbers.real(percentage)));
                }
              }
              return new Value.Array(found);
            });
    return Define.function(
            "percentiles_array_tdigest",
            Define.overload(
                DYNAMIC, kernel, Define.json("tdigest"), Define.number("percentile").repeated()),
            Define.overload(DYNAMIC, kernel, Define.json("tdigest"), Define.json("percentiles")))
        .named(Naming.prefixed("percentile_tdigest"));
  }
}
