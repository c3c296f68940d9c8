package com.socmate.telemetry.health;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// How a process is. Nothing outside it belongs among the signs of life: whoever restarts a process
/// because the database is away makes two troubles of one.
///
/// @param life what only a new start would mend
/// @param readiness what keeps it from being given work at the moment
public record Health(List<Check> life, List<Check> readiness) {
  public Health {
    life = List.copyOf(life);
    readiness = List.copyOf(readiness);
  }

  static List<Finding> look(List<Check> checks) {
    return checks.stream().map(it -> new Finding(it.name(), it.look())).toList();
  }

  /// A check that holds or does not.
  public static Check check(String name, Supplier<Boolean> holds, String otherwise) {
    return new Check(name, () -> holds.get() ? Optional.empty() : Optional.of(otherwise));
  }

  /// What looking at a check gave.
  record Finding(String name, Optional<String> trouble) {
    static String troubles(List<Finding> all) {
      return all.stream().flatMap(it -> it.trouble().stream()).collect(Collectors.joining(" "));
    }
  }
}
