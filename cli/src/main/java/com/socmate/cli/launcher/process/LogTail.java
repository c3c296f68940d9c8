package com.socmate.cli.launcher.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The last lines of a log, read from its end however long it is.
public final class LogTail {
  private static final int MOST_BYTES = 256 << 10;

  private LogTail() {}

  /// Up to `count` last lines; none where the file does not exist.
  public static List<String> lines(Path log, int count) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      int size = (int) Math.min(MOST_BYTES, file.length());
      byte[] bytes = new byte[size];
      file.seek(file.length() - size);
      file.readFully(bytes);
      List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return all.subList(Math.max(0, all.size() - count), all.size());
    } catch (IOException e) {
      return List.of();
    }
  }

  /// The last lines, indented under a colon; a full stop where there are none.
  public static String quoted(Path log, int count) {
    List<String> lines = lines(log, count);
    return lines.isEmpty()
        ? "."
        : lines.stream().map(line -> "\n    " + line).collect(Collectors.joining("", ":", ""));
  }
}
