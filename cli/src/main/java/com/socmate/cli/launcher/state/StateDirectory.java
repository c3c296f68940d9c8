package com.socmate.cli.launcher.state;

import com.socmate.cli.launcher.terminal.CannotContinue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// The directory that holds everything which lasts: the database, logs, secrets, process records.
///
/// It is `SOCMATE_STATE_DIR`, else `.socmate` in the project, else, where the project is read-only,
/// `socmate` in the user's XDG state directory.
public record StateDirectory(Path root) {
  /// Below this much free space nothing is started: a database that fills its disk stops for good.
  private static final long LEAST_FREE_BYTES = 200L << 20;

  /// Chooses the directory, without making anything.
  public static StateDirectory locate(Settings settings) {
    Optional<String> asked = settings.text("SOCMATE_STATE_DIR");
    if (asked.isPresent()) {
      return new StateDirectory(Path.of(asked.get()).toAbsolutePath().normalize());
    }
    Path inProject = settings.home().resolve(".socmate");
    boolean usable =
        Files.exists(inProject) ? Files.isWritable(inProject) : Files.isWritable(settings.home());
    return new StateDirectory(
        usable ? inProject : xdgStateHome(settings).resolve("socmate").toAbsolutePath());
  }

  private static Path xdgStateHome(Settings settings) {
    return settings
        .text("XDG_STATE_HOME")
        .map(Path::of)
        .orElseGet(() ->
            Path.of(settings.text("HOME").orElse(System.getProperty("user.home")))
                .resolve(".local/state"));
  }

  /// Makes the directory if need be, and refuses in a sentence where it cannot serve.
  public StateDirectory prepared() {
    try {
      Files.createDirectories(root, ownerOnly(root));
      for (Path directory : new Path[] {records(), processLogs(), logs()}) {
        Files.createDirectories(directory);
      }
      Files.delete(Files.createTempFile(root, "probe", ""));
    } catch (IOException e) {
      throw new CannotContinue(
          "The state directory "
              + root
              + " cannot be written: make it writable, or set SOCMATE_STATE_DIR to a folder that"
              + " is.",
          e);
    }
    return this;
  }

  /// Refuses where so little disk is left that the database would soon stop.
  public void requireSpace() {
    try {
      long free = Files.getFileStore(root).getUsableSpace();
      if (free < LEAST_FREE_BYTES) {
        throw new CannotContinue(
            "Only %d MB are free on the disk of %s, and SoCMate needs %d MB: free some space, or set SOCMATE_STATE_DIR to a folder on a larger disk."
                .formatted(free >> 20, root, LEAST_FREE_BYTES >> 20));
      }
    } catch (IOException e) {
      throw new CannotContinue("The free space of " + root + " cannot be read: " + e, e);
    }
  }

  /// Where the workspace keeps what it has read of the logs.
  public Path logStore() {
    return root.resolve("log-store");
  }

  /// The log files the workspace reads.
  public Path logs() {
    return root.resolve("logs");
  }

  /// What our own processes print.
  public Path processLogs() {
    return root.resolve("process-logs");
  }

  public Path processLog(String service) {
    return processLogs().resolve(service + ".log");
  }

  /// One record per running process.
  public Path records() {
    return root.resolve("run");
  }

  public Path postgres() {
    return root.resolve("postgres");
  }

  /// The number of the port on which a process answers whoever runs it.
  public Path managementPort(String service) {
    return records().resolve(service + ".management");
  }

  public Path lockFile() {
    return root.resolve("lock");
  }

  public Path firstAdminLink() {
    return root.resolve("first-admin-link");
  }

  public Path adminToken() {
    return root.resolve("admin-token");
  }

  public Path workspaceToken() {
    return root.resolve("workspace-token");
  }

  /// The master keys that secrets in the database are sealed with, the one in use first.
  public Path secretsKey() {
    return root.resolve("secrets-key");
  }

  /// The queries typed at the terminal.
  public Path queryHistory() {
    return root.resolve("kql-history");
  }

  public Path demoManifest() {
    return root.resolve("demo-manifest.json");
  }

  private static FileAttribute<?>[] ownerOnly(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }
}
