package com.socmate.benchmarks.kql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much memory the process has needed at most, so far.
///
/// @param heap bytes of heap it may have
/// @param resident bytes the system held for it at the worst moment; 0 where it does not say
record Memory(long heap, long resident) {
  static Memory now() throws IOException {
    return new Memory(Runtime.getRuntime().maxMemory(), heldBySystem());
  }

  private static long heldBySystem() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(it -> it.startsWith("VmHWM:"))
        .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElse(0);
  }
}
