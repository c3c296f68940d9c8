package com.socmate.cli.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Reads the whole lines that are added to a log, and starts over when it is rotated.
final class LogFollower {
  private final Path file;
  private long read;

  LogFollower(Path file) {
    this.file = file;
    this.read = size();
  }

  Path file() {
    return file;
  }

  String name() {
    return file.getFileName().toString().replaceFirst("\\.log$", "");
  }

  /// The lines that were completed since the last call.
  List<String> newLines() {
    long size = size();
    if (size < read) {
      read = 0;
    }
    if (size == read) {
      return List.of();
    }
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      byte[] bytes = new byte[(int) Math.min(size - read, 1 << 20)];
      log.seek(read);
      log.readFully(bytes);
      int end = lastNewline(bytes) + 1;
      read += end;
      return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static int lastNewline(byte[] bytes) {
    for (int at = bytes.length - 1; at >= 0; at--) {
      if (bytes[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  private long size() {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
