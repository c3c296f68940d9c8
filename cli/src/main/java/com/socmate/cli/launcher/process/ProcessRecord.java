package com.socmate.cli.launcher.process;

import com.socmate.cli.launcher.terminal.CannotContinue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/// What is remembered of a process we started: who it is, where it listens, since when.
public record ProcessRecord(
    String name, ProcessIdentity identity, String host, int port, String readyPath, Instant since) {
  private static final String SUFFIX = ".pid";

  /// The record of that name in a directory, whether or not its process still lives; a damaged one
  /// counts as none.
  public static Optional<ProcessRecord> read(Path directory, String name) {
    try {
      Properties text = new Properties();
      text.load(new StringReader(Files.readString(file(directory, name))));
      return Optional.of(
          new ProcessRecord(
              name,
              new ProcessIdentity(Long.parseLong(get(text, "pid")), get(text, "birth")),
              get(text, "host"),
              Integer.parseInt(get(text, "port")),
              get(text, "ready"),
              Instant.parse(get(text, "since"))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (NumberFormatException | DateTimeParseException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new CannotContinue(
          "The record " + file(directory, name) + " cannot be read: check who owns it.", e);
    }
  }

  /// Every record in a directory.
  public static List<ProcessRecord> all(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(it -> it.getFileName().toString())
          .filter(it -> it.endsWith(SUFFIX) && !it.startsWith("."))
          .map(it -> it.substring(0, it.length() - SUFFIX.length()))
          .sorted()
          .flatMap(name -> read(directory, name).stream())
          .toList();
    } catch (IOException e) {
      throw new CannotContinue("The directory " + directory + " cannot be read: " + e, e);
    }
  }

  private static String get(Properties text, String key) {
    return text.getProperty(key, "");
  }

  /// Keeps this record in a directory; a reader sees the old or the new one, never half.
  public void write(Path directory) {
    String text =
        """
        pid=%d
        birth=%s
        host=%s
        port=%d
        ready=%s
        since=%s
        """
            .formatted(identity.pid(), identity.birth(), host, port, readyPath, since);
    try {
      Path fresh = Files.createTempFile(directory, "." + name, "");
      Files.writeString(fresh, text);
      Files.move(fresh, file(directory, name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new CannotContinue(
          "The record of " + name + " cannot be written to " + directory + ": " + e, e);
    }
  }

  /// Forgets the record of that name.
  public static void delete(Path directory, String name) {
    try {
      Files.deleteIfExists(file(directory, name));
    } catch (IOException e) {
      throw new CannotContinue(
          "The record " + file(directory, name) + " cannot be removed: check who owns it.", e);
    }
  }

  public boolean isAlive() {
    return identity.isAlive();
  }

  private static Path file(Path directory, String name) {
    return directory.resolve(name + SUFFIX);
  }
}
