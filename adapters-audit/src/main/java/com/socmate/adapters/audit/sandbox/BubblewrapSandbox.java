package com.socmate.adapters.audit.sandbox;

import com.socmate.adapters.audit.guard.Guard;
import com.socmate.adapters.audit.guard.GuardPolicy;
import com.socmate.adapters.audit.worker.Seen;
import com.socmate.adapters.audit.worker.Wire;
import com.socmate.adapters.audit.worker.WorkerJob;
import com.socmate.application.port.AuditSandbox;
import com.socmate.domain.audit.AuditTarget;
import com.socmate.domain.audit.observed.Observations;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Rooms made by bubblewrap, as root or as an ordinary user where the kernel lets users make
/// namespaces. What a room holds is found out by trying to get out of one.
public final class BubblewrapSandbox implements AuditSandbox {
  private static final int MOST_COMPLAINT = 400;

  private final SandboxSettings settings;
  private final InstantSource clock;
  private final Room room;

  public BubblewrapSandbox(SandboxSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.room = new Room(settings);
  }

  @Override
  public Capability probe() {
    var unfit = unfit();
    if (!unfit.isEmpty()) {
      return new Capability(Level.NONE, unfit);
    }
    try (var canary = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var target = AuditTarget.of("audit-probe.invalid");
      var told = told(new WorkerJob(true, target, "", List.of(), List.of(), canary.getLocalPort()));
      var reached = told.seen().reached();
      return reached.isEmpty()
          ? new Capability(Level.NAMESPACES, "Nothing outside was reached.")
          : new Capability(Level.NONE, "From inside was reached: " + reached);
    } catch (IOException | RoomFailed | Wire.Malformed e) {
      return new Capability(Level.NONE, String.valueOf(e.getMessage()));
    }
  }

  private String unfit() {
    return SeccompFilter.isKnown(System.getProperty("os.arch"))
        ? room.missing()
        : "There is no filter of system calls for this machine.";
  }

  @Override
  public Outcome observe(Job job, Level atLeast) {
    var unfit = unfit();
    if (!unfit.isEmpty()) {
      return new Outcome.SandboxFailed(unfit);
    }
    try {
      var worker =
          new WorkerJob(false, job.target(), job.zone(), settings.anchors(), settings.roots(), 0);
      var told = told(worker);
      if (!told.seen().reached().isEmpty() || Level.NAMESPACES.compareTo(atLeast) < 0) {
        return new Outcome.SandboxFailed("The room is not of the level that was asked for.");
      }
      if (!told.attestation().destroyed()) {
        return new Outcome.SandboxFailed("The room could not be taken down.");
      }
      var seen = told.seen();
      return new Outcome.Observed(
          new Observations(
              job.target(),
              told.attestation().startedAt(),
              seen.site(),
              seen.tls(),
              seen.dns(),
              ""),
          told.attestation());
    } catch (IOException | RoomFailed | Wire.Malformed e) {
      return new Outcome.SandboxFailed(String.valueOf(e.getMessage()));
    }
  }

  private record Told(Seen seen, Attestation attestation) {}

  /// A room could not be made, or what was inside did not come to its end.
  private static final class RoomFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RoomFailed(String sentence) {
      super(sentence);
    }
  }

  private Told told(WorkerJob job) throws IOException {
    var startedAt = clock.instant();
    var folder =
        Files.createTempDirectory(
            "audit-",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    List<String> decisions;
    byte[] output;
    try (var guard = new Guard(folder.resolve("guard.sock"), policy(job.target()))) {
      var filter =
          Files.write(folder.resolve("filter"), SeccompFilter.bytes(System.getProperty("os.arch")));
      output = run(room.command(filter, folder.resolve("guard.sock")), Wire.write(job));
      decisions = guard.decisions();
    } finally {
      clear(folder);
    }
    var seen = Wire.read(output, Seen.class);
    return new Told(seen, attestation(startedAt, folder, decisions));
  }

  private Attestation attestation(Instant startedAt, Path folder, List<String> decisions) {
    return new Attestation(
        Level.NAMESPACES, startedAt, clock.instant(), !Files.exists(folder), decisions);
  }

  private GuardPolicy policy(AuditTarget target) {
    var ports = Set.copyOf(List.of(target.httpPort(), target.httpsPort()));
    return new GuardPolicy(
        Map.of(target.host(), ports),
        settings.pins(),
        settings.loopback(),
        settings.nameServer(),
        settings.perSecond(),
        GuardPolicy.DEFAULT_CONNECTIONS,
        GuardPolicy.DEFAULT_BYTES);
  }

  private byte[] run(List<String> command, byte[] job) throws IOException {
    var process = new ProcessBuilder(command).start();
    try (var in = process.getInputStream()) {
      var complaint = CompletableFuture.supplyAsync(() -> complaint(process));
      var output = CompletableFuture.supplyAsync(() -> output(in));
      try (var stdin = process.getOutputStream()) {
        stdin.write(job);
      }
      if (!process.waitFor(settings.wall().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new RoomFailed("The audit took longer than " + settings.wall() + ".");
      }
      if (process.exitValue() != 0) {
        throw new RoomFailed(
            "The room ended with " + process.exitValue() + ": " + complaint.join());
      }
      return output.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new RoomFailed("The audit was broken off.");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      process.onExit().join();
    }
  }

  private static byte[] output(InputStream in) {
    try {
      return in.readNBytes(Wire.MOST_BYTES + 1);
    } catch (IOException _) {
      return new byte[0];
    }
  }

  private static String complaint(Process process) {
    try {
      var text = new String(process.getErrorStream().readNBytes(8192), StandardCharsets.UTF_8);
      return text.strip().substring(0, Math.min(MOST_COMPLAINT, text.strip().length()));
    } catch (IOException _) {
      return "";
    }
  }

  private static void clear(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
