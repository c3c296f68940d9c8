package com.socmate.adapters.sentinel.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/// Loads a folder of logs. Loading the same file again replaces what it became before, and a file
/// that cannot be read, or a line in it, never keeps the others from being loaded.
public final class Ingest {
  private static final Set<String> ENDINGS = Set.of("json", "ndjson", "jsonl", "csv", "log", "txt");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);

  /// Where the newest row is moved to: of the whole load, or of each file by itself.
  public record Shift(Instant to, boolean eachFile) {}

  private record Surveyed(SourceFile file, Shaping shaping, Survey survey, FileReport report) {}

  private final Path out;
  private final Optional<Shift> shift;
  private final Optional<String> table;

  /// Writes below `out`; `table` sends everything to one table.
  public Ingest(Path out, Optional<Shift> shift, Optional<String> table) {
    this.out = out;
    this.shift = shift;
    this.table = table;
  }

  /// Loads a file, or every log in a folder.
  public List<FileReport> load(Path source) throws IOException {
    var reports = new ArrayList<FileReport>();
    var surveyed = new ArrayList<Surveyed>();
    var first = new HashMap<String, Path>();
    for (Path path : logs(source)) {
      var report = new FileReport(path.equals(source) ? path : source.relativize(path));
      reports.add(report);
      survey(path, report, first).ifPresent(surveyed::add);
    }
    for (var it : surveyed) {
      write(it, delta(it, surveyed));
    }
    return List.copyOf(reports);
  }

  private List<Path> logs(Path source) throws IOException {
    if (Files.isRegularFile(source)) {
      return List.of(source);
    }
    var own = out.toAbsolutePath().normalize();
    try (var paths = Files.walk(source)) {
      return paths
          .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
          .filter(path -> !path.toAbsolutePath().normalize().startsWith(own))
          .filter(path -> isLog(source.relativize(path)))
          .sorted()
          .toList();
    }
  }

  private static boolean isLog(Path path) {
    boolean hidden =
        StreamSupport.stream(path.spliterator(), false)
            .anyMatch(it -> it.toString().startsWith("."));
    var name = path.toString();
    return !hidden
        && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  private Optional<Surveyed> survey(Path path, FileReport report, Map<String, Path> first) {
    try {
      var file = SourceFile.at(path);
      var twin = first.putIfAbsent(file.fingerprint(), path);
      if (twin != null) {
        report.note("the same as " + twin.getFileName());
        return Optional.empty();
      }
      var shaping = new Shaping(file.fileName(), table);
      return Optional.of(new Surveyed(file, shaping, Survey.of(file, shaping), report));
    } catch (IOException e) {
      report.reject(0, "cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Duration delta(Surveyed one, List<Surveyed> all) {
    if (shift.isEmpty()) {
      return Duration.ZERO;
    }
    var among = shift.get().eachFile() ? List.of(one) : all;
    return among.stream()
        .flatMap(it -> it.survey().newest().stream())
        .max(Instant::compareTo)
        .map(newest -> Duration.between(newest, shift.get().to()))
        .orElse(Duration.ZERO);
  }

  private void write(Surveyed source, Duration delta) throws IOException {
    try (var tables = new TableFiles(out, source.file())) {
      Reading.read(
          source.file(),
          new RecordSink() {
            @Override
            public void take(long line, Map<String, Object> fields) throws IOException {
              var row = source.shaping().shape(fields);
              if (row.isEmpty()) {
                source.report().reject(line, "no field holds a time");
                return;
              }
              if (!tables.hasRoomFor(row.get().table())) {
                source
                    .report()
                    .reject(line, "more than " + TableFiles.MOST + " tables in one file");
                return;
              }
              tables.write(row.get().table(), typed(row.get(), source, delta));
              source.report().row(row.get().table());
            }

            @Override
            public void reject(long line, String reason) {
              source.report().reject(line, reason);
            }
          });
      tables.publish();
    }
  }

  private static Map<String, Object> typed(Shaped row, Surveyed source, Duration delta) {
    var columns = new LinkedHashMap<String, Object>();
    columns.put("TimeGenerated", TIME.format(row.at().plus(delta)));
    row.columns()
        .forEach((name, value) -> {
          if (!name.equals("TimeGenerated") && !name.equals("Type")) {
            var typed = source.survey().type(row.table(), name).of(value);
            typed.ifPresentOrElse(
                it ->
                    columns.put(
                        name, it instanceof Instant time ? TIME.format(time.plus(delta)) : it),
                source.report()::leaveOut);
          }
        });
    columns.put("Type", row.table());
    return columns;
  }
}
