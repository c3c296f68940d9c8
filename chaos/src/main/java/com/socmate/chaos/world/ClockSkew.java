package com.socmate.chaos.world;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A wrong clock for one process and everything in it, Quartz included, by Debian's `libfaketime`.
/// Time that is measured, as for pauses and timeouts, goes on as before.
public record ClockSkew(Path library) {
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
          Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"),
          Path.of("/usr/lib/faketime/libfaketimeMT.so.1"),
          Path.of("/usr/lib64/faketime/libfaketimeMT.so.1"));

  /// The library, if this machine has it.
  public static Optional<ClockSkew> find() {
    return PLACES.stream().filter(Files::isReadable).findFirst().map(ClockSkew::new);
  }

  /// What a process's environment needs for a clock that is off by so much.
  Map<String, String> environment(Duration offset) {
    return Map.of(
        "LD_PRELOAD", library.toString(),
        "FAKETIME", (offset.isNegative() ? "" : "+") + offset.toSeconds(),
        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
        "DONT_FAKE_MONOTONIC", "1",
        "FAKETIME_DONT_RESET", "1");
  }
}
