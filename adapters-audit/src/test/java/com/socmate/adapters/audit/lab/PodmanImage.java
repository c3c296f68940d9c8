package com.socmate.adapters.audit.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// An image of this machine's Java and of what is to run on it, for podman, gone when it is closed.
/// Skips the test where podman is absent or opens no container.
public final class PodmanImage implements AutoCloseable {
  private static final Path HERE = Path.of("/");
  private static final Pattern LIBRARY = Pattern.compile("(?m)(/\\S+) \\(0x");
  private static final List<String> PROGRAMS = List.of("/usr/bin/timeout", "/usr/bin/env");

  /// Podman lays something writable over these, as open as they are in the image.
  private static final List<String> FOLDERS = List.of("--no-recursion", "/run", "--recursion");

  private static final List<String> LEFT_OUT =
      List.of("src.zip", "ct.sym", "jmods", "include", "man", "demo");

  private final String name;

  private PodmanImage(String name) {
    this.name = name;
  }

  /// @param files and folders that stand in it where they stand here
  public static PodmanImage of(List<Path> files) {
    Tools.require("podman", "tar", "ldd", "timeout", "env");
    var image = new PodmanImage("localhost/audit-lab-" + ProcessHandle.current().pid() + ":1");
    image.make(Stream.concat(parts().stream(), files.stream().map(Path::toString)).toList());
    try {
      image.tryIt();
    } catch (IllegalStateException e) {
      image.close();
      Assumptions.abort("podman opens no container here: " + e.getMessage());
    }
    return image;
  }

  public String name() {
    return name;
  }

  public static String java() {
    return home().resolve("bin/java").toString();
  }

  private static Path home() {
    return Path.of(System.getProperty("java.home"));
  }

  private static List<String> parts() {
    Set<String> parts = new TreeSet<>(PROGRAMS);
    var own =
        Stream.of(
            "bin/java", "lib/libjvm.so", "lib/server/libjvm.so", "lib/libnio.so", "lib/libnet.so");
    Stream.concat(
            PROGRAMS.stream().map(Path::of),
            own.map(home()::resolve).filter(it -> it.toFile().exists()))
        .forEach(it ->
            LIBRARY
                .matcher(Tools.run(HERE, "ldd", it.toString()))
                .results()
                .map(found -> found.group(1))
                .filter(library -> !library.startsWith(home().toString()))
                .forEach(parts::add));
    parts.add(home().toString());
    return List.copyOf(parts);
  }

  private void make(List<String> parts) {
    var tar = new ArrayList<>(List.of(program("tar"), "--create", "--dereference"));
    LEFT_OUT.forEach(it -> tar.add("--exclude=" + it));
    tar.addAll(List.of("--absolute-names", "--transform=s,^/,,", "--file=-"));
    tar.addAll(FOLDERS);
    tar.addAll(parts);
    try {
      var processes =
          ProcessBuilder.startPipeline(
              List.of(
                  new ProcessBuilder(tar).redirectError(ProcessBuilder.Redirect.DISCARD),
                  new ProcessBuilder(program("podman"), "import", "-", name)
                      .redirectErrorStream(true)));
      var last = processes.getLast();
      var said = new String(last.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!last.waitFor(5, TimeUnit.MINUTES) || last.exitValue() != 0) {
        throw new IllegalStateException("The image could not be made: " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String program(String name) {
    return Tools.find(name).orElseThrow().toString();
  }

  /// With the limits of rooms: an engine's own may be more than it may set.
  private void tryIt() {
    Tools.run(
        HERE,
        "podman",
        "run",
        "--rm",
        "--network",
        "none",
        "--memory",
        "640m",
        "--ulimit",
        "nofile=1024:1024",
        "--ulimit",
        "nproc=4096:4096",
        "--entrypoint",
        "/usr/bin/env",
        name,
        "-i");
  }

  @Override
  public void close() {
    Tools.run(HERE, "podman", "rmi", "--force", name);
  }
}
