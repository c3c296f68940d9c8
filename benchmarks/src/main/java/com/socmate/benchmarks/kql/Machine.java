package com.socmate.benchmarks.kql;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the measurements ran on.
final class Machine {
  private Machine() {}

  static String description() throws IOException {
    Path file = Path.of("/proc/cpuinfo");
    String model = System.getProperty("os.arch");
    if (Files.exists(file)) {
      model =
          Files.readAllLines(file).stream()
              .filter(it -> it.startsWith("model name"))
              .map(it -> it.substring(it.indexOf(':') + 1).strip())
              .findFirst()
              .orElse(model);
    }
    return "%s, %d processors, %s %s, %d MB of heap, load %.1f when this was written"
        .formatted(
            model,
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("java.vm.name"),
            System.getProperty("java.version"),
            Runtime.getRuntime().maxMemory() >> 20,
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
