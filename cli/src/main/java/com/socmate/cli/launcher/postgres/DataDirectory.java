package com.socmate.cli.launcher.postgres;

import com.socmate.cli.launcher.process.Commands;
import com.socmate.cli.launcher.process.ProcessIdentity;
import com.socmate.cli.launcher.terminal.CannotContinue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// A database cluster on disk: made whole or not at all, and able to tell who is serving it.
record DataDirectory(Path path) {
  private static final int PID_LINE = 0;
  private static final int PORT_LINE = 3;

  boolean exists() {
    return Files.exists(path.resolve("PG_VERSION"));
  }

  /// Makes the cluster: passwords for everybody, UTF-8, and the same sorting on every machine.
  void initialize(ServerAccount account, PostgresBinaries binaries, Path passwordFile) {
    Path fresh = path.resolveSibling("data-unfinished");
    try {
      FileTrees.delete(fresh);
      Commands.Answer answer =
          Commands.run(
              account.command(
                  binaries.program("initdb"),
                  "--pgdata=" + fresh,
                  "--username=" + Credentials.SUPERUSER,
                  "--auth=scram-sha-256",
                  "--pwfile=" + passwordFile,
                  "--encoding=UTF8",
                  "--locale=C",
                  "--locale-provider=builtin",
                  "--builtin-locale=C.UTF-8"));
      if (!answer.succeeded()) {
        throw refused(answer);
      }
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new CannotContinue("The database cannot be made in " + path + ": " + e, e);
    }
  }

  private CannotContinue refused(Commands.Answer answer) {
    String lines =
        answer.output().strip().lines().map(it -> "\n    " + it).reduce("", String::concat);
    boolean full = answer.output().contains("No space left");
    return new CannotContinue(
        (full
                ? "The disk of " + path + " is full: free some space or set SOCMATE_STATE_DIR"
                : "The database cannot be made in " + path + "; initdb says")
            + ":"
            + lines);
  }

  /// The server that holds this cluster now, with the port it listens on.
  Optional<Postmaster> servedBy() {
    List<String> lines = postmasterLines();
    if (lines.size() <= PORT_LINE) {
      return Optional.empty();
    }
    long pid = Long.parseLong(lines.get(PID_LINE).strip());
    int port = Integer.parseInt(lines.get(PORT_LINE).strip());
    return ProcessIdentity.of(pid)
        .filter(_ -> isOurServer(pid))
        .map(identity -> new Postmaster(identity, port));
  }

  /// A running server of this cluster.
  record Postmaster(ProcessIdentity identity, int port) {}

  /// Removes the pid file of a server that was killed if its number now belongs to some other
  /// program, which would keep PostgreSQL from starting.
  void forgetStaleServer() {
    List<String> lines = postmasterLines();
    if (lines.isEmpty()) {
      return;
    }
    long pid = Long.parseLong(lines.get(PID_LINE).strip());
    if (ProcessIdentity.of(pid).isPresent() && !isOurServer(pid)) {
      try {
        Files.deleteIfExists(postmasterFile());
      } catch (IOException e) {
        throw new CannotContinue("The stale " + postmasterFile() + " cannot be removed: " + e, e);
      }
    }
  }

  private boolean isOurServer(long pid) {
    return ProcessHandle.of(pid)
        .map(ProcessHandle::info)
        .flatMap(info -> info.arguments().or(() -> info.commandLine().map(it -> it.split(" ", -1))))
        .filter(arguments -> List.of(arguments).contains(path.toString()))
        .isPresent();
  }

  private List<String> postmasterLines() {
    try {
      return Files.exists(postmasterFile()) ? Files.readAllLines(postmasterFile()) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  private Path postmasterFile() {
    return path.resolve("postmaster.pid");
  }
}
