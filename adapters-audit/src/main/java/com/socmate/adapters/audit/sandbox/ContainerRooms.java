package com.socmate.adapters.audit.sandbox;

import com.socmate.adapters.audit.worker.WorkerJob;
import com.socmate.application.port.AuditSandbox.Level;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Rooms that are containers: no network, nothing writable but a small scratch folder, no
/// capability, nobody's user, limits on memory, processors, processes and files. Whoever is killed
/// leaves one that reaches nothing and ends itself in time.
final class ContainerRooms implements Rooms {
  private static final String NOBODY = "65534:65534";

  /// Nobody's user is the same in all rooms: an engine's own number may be more than it may set.
  private static final String NOBODYS_THREADS = "4096";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SandboxSettings settings;
  private final ContainerImage image;

  ContainerRooms(SandboxSettings settings, ContainerImage image) {
    this.settings = settings;
    this.image = image;
  }

  @Override
  public Level level() {
    return Level.CONTAINER;
  }

  @Override
  public String missing() {
    return settings.program(image.program()).isPresent()
        ? ""
        : image.program() + " is not installed.";
  }

  /// The image has files of its own; what must not be there is the machine's.
  @Override
  public WorkerJob.Trying trying(Path folder, int port) {
    return new WorkerJob.Trying(
        List.of(
            folder.toString(),
            folder.resolve(LeftRooms.SOCKET).toString(),
            "/run/docker.sock",
            "/var/run/docker.sock",
            "/run/podman/podman.sock",
            "/run/containerd/containerd.sock",
            "/var/run/secrets/kubernetes.io"),
        List.of(),
        port);
  }

  /// The socket has to be open to nobody's user; the folder it is in is open to ours alone.
  @Override
  public List<String> command(Path folder, Duration wall) throws IOException {
    var socket = folder.resolve(LeftRooms.SOCKET);
    Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
    List<String> words = new ArrayList<>();
    words.addAll(List.of(program(), "run", "--rm", "--interactive", "--pull", "never"));
    words.addAll(List.of("--name", name(folder), "--hostname", "audit"));
    words.addAll(List.of("--network", "none", "--ipc", "private", "--read-only"));
    words.addAll(List.of("--cap-drop", "ALL", "--security-opt", "no-new-privileges"));
    words.addAll(List.of("--user", NOBODY, "--workdir", "/tmp", "--log-driver", "none"));
    words.addAll(List.of("--memory", "640m", "--memory-swap", "640m"));
    words.addAll(List.of("--cpus", "1", "--pids-limit", "128"));
    words.addAll(List.of("--ulimit", limit("nofile", String.valueOf(WorkerCommand.OPEN_FILES))));
    words.addAll(List.of("--ulimit", limit("fsize", WorkerCommand.FILE_BYTES)));
    words.addAll(List.of("--ulimit", limit("nproc", NOBODYS_THREADS), "--ulimit", "core=0:0"));
    words.addAll(
        List.of(
            "--tmpfs",
            "/tmp:rw,noexec,nosuid,nodev,mode=1777,size=" + WorkerCommand.SCRATCH_BYTES));
    words.addAll(List.of("--volume", socket + ":" + WorkerCommand.SOCKET + ":ro"));
    words.addAll(List.of("--entrypoint", "/usr/bin/timeout", image.name()));
    words.addAll(List.of("--signal=KILL", String.valueOf(wall.toSeconds())));
    words.addAll(List.of("/usr/bin/env", "-i"));
    words.addAll(WorkerCommand.words(image.java(), image.classPath()));
    return words;
  }

  private static String limit(String what, String most) {
    return what + "=" + most + ":" + most;
  }

  private String program() {
    return settings.program(image.program()).orElseThrow().toString();
  }

  private static String name(Path folder) {
    return String.valueOf(folder.getFileName());
  }

  /// One that has ended has been removed already, and then there is nothing to remove.
  @Override
  public boolean isTakenDown(Path folder) throws IOException {
    said("rm", "--force", name(folder));
    var left = said("ps", "--all", "--quiet", "--filter", "name=^" + name(folder) + "$");
    return left.status() == 0 && left.words().isBlank();
  }

  private record Said(int status, String words) {}

  private Said said(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(program()));
    command.addAll(List.of(words));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (InputStream out = process.getInputStream()) {
      process.getOutputStream().close();
      boolean ended = process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return ended
          ? new Said(process.exitValue(), new String(out.readNBytes(8192), StandardCharsets.UTF_8))
          : new Said(-1, "");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Said(-1, "");
    } finally {
      process.destroyForcibly();
    }
  }
}
