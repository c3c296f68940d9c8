package com.socmate.benchmarks.kql;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much memory the process has needed at most, so far.
///
/// @param heap bytes of heap it may have at most
/// @param peak bytes of heap in use at the worst moment
/// @param resident bytes the system held for it at the worst moment; 0 where it does not say
record Memory(long heap, long peak, long resident) {
  static Memory now() throws IOException {
    long peak = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        peak += pool.getPeakUsage().getUsed();
      }
    }
    return new Memory(Runtime.getRuntime().maxMemory(), peak, heldBySystem());
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
