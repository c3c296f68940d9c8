package com.socmate.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What a benchmark is told on the command line.
///
/// @param sizes empty for the benchmark's own
/// @param out where the pages go
record Options(List<String> names, boolean quick, List<Integer> sizes, int slots, Path out) {
  static final String USAGE =
      "usage: ./socmate bench NAME… [--quick] [--sizes N,N…] [--slots N] [--out DIR]";

  static Options parse(List<String> arguments, Map<String, String> environment) {
    var names = new ArrayList<String>();
    var quick = false;
    List<Integer> sizes = List.of();
    int slots = 200;
    var out = Path.of(environment.getOrDefault("SOCMATE_HOME", ".")).resolve("docs/benchmarks");
    for (var rest = arguments.iterator(); rest.hasNext(); ) {
      var argument = rest.next();
      switch (argument) {
        case "--quick" -> quick = true;
        case "--sizes" -> sizes = numbers(rest.next());
        case "--slots" -> slots = Integer.parseInt(rest.next());
        case "--out" -> out = Path.of(rest.next());
        default -> names.add(argument);
      }
    }
    return new Options(List.copyOf(names), quick, sizes, slots, out);
  }

  private static List<Integer> numbers(String text) {
    return Arrays.stream(text.split(",", -1)).map(Integer::valueOf).toList();
  }

  /// The sizes asked for, else the short ones if in a hurry, else the usual ones.
  List<Integer> sizes(List<Integer> usual, List<Integer> inAHurry) {
    if (!sizes.isEmpty()) {
      return sizes;
    }
    return quick ? inAHurry : usual;
  }
}
