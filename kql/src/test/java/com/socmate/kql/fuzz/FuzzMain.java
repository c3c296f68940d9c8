package com.socmate.kql.fuzz;

import com.socmate.kql.SharedData;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// The long run by hand: `FuzzMain seconds seed [corpus]`.
public final class FuzzMain {
  private FuzzMain() {}

  public static void main(String[] arguments) {
    PrintStream out = System.out;
    long limit = System.nanoTime() + Duration.ofSeconds(Long.parseLong(arguments[0])).toNanos();
    List<String> seeds =
        Stream.of(arguments)
            .skip(2)
            .flatMap(it -> SharedData.queries(java.nio.file.Path.of(it)).stream())
            .toList();
    Fuzzing fuzzing = new Fuzzing(Long.parseLong(arguments[1]), seeds);
    while (System.nanoTime() < limit) {
      fuzzing.next().ifPresent(fault -> out.println(fault.replace("\n", "\\n")));
    }
    Fuzzing.Findings found = fuzzing.findings();
    out.println(
        found.queries()
            + " queries, "
            + found.ends()
            + ", longest "
            + found.longest()
            + ", faults "
            + found.faults().size());
  }
}
