package com.socmate.adapters.audit.sandbox;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.socmate.adapters.audit.PublicSuffixes;
import com.socmate.adapters.audit.worker.AuditWorkerMain;
import com.socmate.adapters.audit.worker.WorkerJob;
import com.socmate.application.port.AuditSandbox.Level;
import com.socmate.domain.audit.AuditTarget;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.slf4j.Logger;
import org.xbill.DNS.Message;

/// Rooms made by bubblewrap: namespaces of their own, nothing of the host but the libraries a Java
/// machine needs and the worker's classes, all read-only; a small scratch folder; the guard's
/// socket; no variable, no capability, no network, no further process.
final class BubblewrapRooms implements Rooms {
  private static final List<String> HOST_FILES =
      List.of(
          "/etc/shadow",
          "/etc/passwd",
          "/etc/hostname",
          "/root",
          "/home",
          "/var",
          "/work",
          "/boot",
          "/bin/sh",
          "/usr/bin/sh",
          "/usr/bin/env",
          "/run/docker.sock",
          "/run/systemd",
          "/sys/kernel");
  private static final List<String> PROGRAMS =
      List.of("/bin/sh", "/jdk/bin/java", "/usr/bin/unshare");

  private static final List<String> LIBRARIES =
      List.of(
          "/lib",
          "/lib64",
          "/usr/lib64",
          "/usr/lib/x86_64-linux-gnu",
          "/usr/lib/aarch64-linux-gnu");

  /// Of addresses, so that memory has an end that no Java machine decides.
  private static final String ADDRESS_BYTES = String.valueOf(3L << 30);

  private final SandboxSettings settings;

  BubblewrapRooms(SandboxSettings settings) {
    this.settings = settings;
  }

  @Override
  public Level level() {
    return Level.NAMESPACES;
  }

  @Override
  public String missing() {
    if (!SeccompFilter.isKnown(System.getProperty("os.arch"))) {
      return "There is no filter of system calls for this machine.";
    }
    return Stream.of("bwrap", "prlimit", "sh")
        .filter(it -> settings.program(it).isEmpty())
        .findFirst()
        .map(it -> it + " is not installed.")
        .orElse("");
  }

  @Override
  public WorkerJob.Trying trying(Path folder, int port) {
    return new WorkerJob.Trying(HOST_FILES, PROGRAMS, port);
  }

  /// Nothing of it outlives its processes.
  @Override
  public boolean isTakenDown(Path folder) {
    return true;
  }

  @Override
  public List<String> command(Path folder, Duration wall) throws IOException {
    var filter =
        Files.write(
            folder.resolve(LeftRooms.FILTER), SeccompFilter.bytes(System.getProperty("os.arch")));
    return command(filter, folder.resolve(LeftRooms.SOCKET), wall);
  }

  List<String> command(Path filter, Path socket, Duration wall) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(program("sh"));
    words.addAll(List.of("-c", "exec 9<\"$0\"; exec \"$@\"", filter.toString()));
    words.add(program("prlimit"));
    words.addAll(
        List.of(
            "--nofile=" + WorkerCommand.OPEN_FILES,
            "--fsize=" + WorkerCommand.FILE_BYTES,
            "--as=" + ADDRESS_BYTES,
            "--core=0"));
    words.addAll(List.of("--cpu=" + wall.toSeconds(), "--"));
    words.add(program("bwrap"));
    words.addAll(
        List.of(
            "--unshare-user",
            "--unshare-ipc",
            "--unshare-pid",
            "--unshare-net",
            "--unshare-uts",
            "--unshare-cgroup-try",
            "--disable-userns",
            "--die-with-parent",
            "--new-session",
            "--clearenv",
            "--cap-drop",
            "ALL",
            "--uid",
            "65534",
            "--gid",
            "65534",
            "--hostname",
            "audit",
            "--seccomp",
            "9"));
    binds(words);
    words.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
    words.addAll(List.of("--size", String.valueOf(WorkerCommand.SCRATCH_BYTES), "--tmpfs", "/tmp"));
    words.addAll(List.of("--ro-bind", socket.toString(), WorkerCommand.SOCKET));
    words.addAll(List.of("--remount-ro", "/", "--chdir", "/tmp", "--"));
    java(words);
    return words;
  }

  private String program(String name) {
    return settings.program(name).orElseThrow().toString();
  }

  private static void binds(List<String> words) throws IOException {
    for (String library : LIBRARIES) {
      var path = Path.of(library);
      if (Files.isSymbolicLink(path)) {
        words.addAll(List.of("--symlink", Files.readSymbolicLink(path).toString(), library));
      } else if (Files.isDirectory(path) && !library.equals("/lib")) {
        words.addAll(List.of("--ro-bind", library, library));
      }
    }
    var home = Path.of(System.getProperty("java.home")).toRealPath();
    words.addAll(List.of("--ro-bind", home.toString(), "/jdk"));
    var roots = home.resolve("lib/security/cacerts");
    if (Files.isSymbolicLink(roots)) {
      var real = roots.toRealPath().toString();
      words.addAll(List.of("--ro-bind", real, real));
    }
    int number = 0;
    for (Path place : classes()) {
      words.addAll(List.of("--ro-bind", place.toString(), "/app/" + number));
      number++;
    }
  }

  private static void java(List<String> words) throws IOException {
    var path = new ArrayList<String>();
    for (int i = 0; i < classes().size(); i++) {
      path.add("/app/" + i);
    }
    words.addAll(WorkerCommand.words("/jdk/bin/java", String.join(":", path)));
  }

  /// The worker's classes and the libraries it uses, wherever they lie here.
  static Set<Path> classes() throws IOException {
    Set<Path> places = new LinkedHashSet<>();
    for (Class<?> type :
        List.of(
            AuditWorkerMain.class,
            AuditTarget.class,
            PublicSuffixes.class,
            ObjectMapper.class,
            JsonFactory.class,
            JsonCreator.class,
            Message.class,
            NullMarked.class,
            Logger.class)) {
      try {
        places.add(
            Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toRealPath());
      } catch (URISyntaxException e) {
        throw new IOException("The worker's classes are at no place in the file system.", e);
      }
    }
    return places;
  }
}
