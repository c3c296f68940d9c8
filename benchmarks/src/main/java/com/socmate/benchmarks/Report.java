package com.socmate.benchmarks;

import com.socmate.cli.launcher.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A page of `docs/benchmarks`: text, tables and pictures, and the machine they were made on.
final class Report {
  private final String name;
  private final Terminal terminal;
  private final List<String> lines = new ArrayList<>();
  private final List<Chart> charts = new ArrayList<>();

  Report(String name, String title, Server server, Terminal terminal) {
    this.name = name;
    this.terminal = terminal;
    say("# " + title);
    say("");
    say(
        "Measured "
            + LocalDate.now(ZoneOffset.UTC)
            + " on "
            + machine()
            + "; PostgreSQL "
            + server.version()
            + " of its own, fsync on, its default settings.");
    say("Made by `./socmate bench " + name + "`.");
    say("");
  }

  void say(String line) {
    lines.add(line);
    terminal.say(line);
  }

  void head(String... cells) {
    row(cells);
    say("|" + "---|".repeat(cells.length));
  }

  void row(String... cells) {
    say("| " + String.join(" | ", cells) + " |");
  }

  void chart(Chart chart) {
    say("");
    say("![" + chart.title() + "](" + name + "-" + (charts.size() + 1) + ".svg)");
    say("");
    charts.add(chart);
  }

  void write(Path directory) {
    try {
      Files.createDirectories(directory);
      Files.write(directory.resolve(name + ".md"), lines);
      for (int at = 0; at < charts.size(); at++) {
        Files.writeString(directory.resolve(name + "-" + (at + 1) + ".svg"), charts.get(at).svg());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String number(double value) {
    return Double.isNaN(value)
        ? "–"
        : String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.3f", value);
  }

  private static String machine() {
    return cpu()
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " cores, "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.version")
        + ", Java "
        + Runtime.version().feature()
        + ", load "
        + number(load())
        + " before it began";
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static String cpu() {
    try (var info = Files.lines(Path.of("/proc/cpuinfo"))) {
      return info.filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("an unnamed processor");
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
