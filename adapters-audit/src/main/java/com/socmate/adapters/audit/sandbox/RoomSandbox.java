package com.socmate.adapters.audit.sandbox;

import com.socmate.adapters.audit.guard.Guard;
import com.socmate.adapters.audit.guard.GuardPolicy;
import com.socmate.adapters.audit.guard.Pace;
import com.socmate.adapters.audit.worker.Seen;
import com.socmate.adapters.audit.worker.Wire;
import com.socmate.adapters.audit.worker.WorkerJob;
import com.socmate.application.port.AuditSandbox;
import com.socmate.application.port.HostPaces;
import com.socmate.domain.audit.AuditTarget;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.observed.Observations;
import com.socmate.domain.audit.plan.Errand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Audits from rooms: namespaces made by bubblewrap, as root or as an ordinary user where the
/// kernel lets users make them, or containers. What a room holds is found out by trying to get out
/// of one.
public final class RoomSandbox implements AuditSandbox {
  private static final int MOST_COMPLAINT = 400;

  /// A thread for each stream: on a small machine the common ones would be held by the first, and a
  /// room that tells much would wait for the second for ever.
  private static final Executor READERS = task -> Thread.ofVirtual().start(task);

  private static final Errand PROBING = Errand.of(AuditType.SHALLOW, 1);

  private final SandboxSettings settings;
  private final InstantSource clock;
  private final Rooms rooms;
  private final Pace pace;
  private volatile Capability known = new Capability(Level.NONE, "No room was made yet.");

  RoomSandbox(SandboxSettings settings, Rooms rooms, HostPaces paces, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.rooms = rooms;
    this.pace = new Pace(paces);
  }

  /// @param paces that are kept together with all who audit
  public static RoomSandbox ofBubblewrap(
      SandboxSettings settings, HostPaces paces, InstantSource clock) {
    return new RoomSandbox(settings, new BubblewrapRooms(settings), paces, clock);
  }

  /// @param paces that are kept together with all who audit
  public static RoomSandbox ofContainers(
      SandboxSettings settings, ContainerImage image, HostPaces paces, InstantSource clock) {
    return new RoomSandbox(settings, new ContainerRooms(settings, image), paces, clock);
  }

  @Override
  public Capability probe() {
    known = tried();
    return known;
  }

  private Capability tried() {
    var missing = rooms.missing();
    if (!missing.isEmpty()) {
      return new Capability(Level.NONE, missing);
    }
    try (var canary = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var told = told(folder -> probing(rooms.trying(folder, canary.getLocalPort())));
      if (!told.attestation().destroyed()) {
        return new Capability(Level.NONE, "The room could not be taken down.");
      }
      var reached = told.reached();
      return reached.isEmpty()
          ? new Capability(rooms.level(), "Nothing outside was reached.")
          : new Capability(Level.NONE, "From inside was reached: " + reached);
    } catch (IOException | RoomFailed | Wire.Malformed e) {
      return new Capability(Level.NONE, String.valueOf(e.getMessage()));
    }
  }

  private static WorkerJob probing(WorkerJob.Trying trying) {
    return new WorkerJob(
        trying,
        AuditTarget.of("audit-probe.invalid"),
        "",
        PROBING,
        List.of(),
        List.of(),
        List.of(),
        0);
  }

  /// What rooms here hold, tried anew until they hold.
  private Capability capability() {
    return known.level() == Level.NONE ? probe() : known;
  }

  @Override
  public Outcome observe(Job job, Level atLeast) {
    var held = capability();
    if (held.level() == Level.NONE) {
      return new Outcome.SandboxFailed(held.detail());
    }
    if (held.level().compareTo(atLeast) < 0) {
      return new Outcome.SandboxFailed(
          "Rooms here are of level " + held.level() + ", and " + atLeast + " is asked for.");
    }
    try {
      var told = told(_ -> looking(job));
      if (!told.attestation().destroyed()) {
        return new Outcome.SandboxFailed("The room could not be taken down.");
      }
      return observed(job, told);
    } catch (IOException | RoomFailed | Wire.Malformed e) {
      return new Outcome.SandboxFailed(String.valueOf(e.getMessage()));
    }
  }

  private WorkerJob looking(Job job) {
    return new WorkerJob(
        WorkerJob.Trying.NOTHING,
        job.target(),
        job.zone(),
        job.errand(),
        job.twin().stream().toList(),
        settings.anchors(),
        settings.roots(),
        settings.mailPort());
  }

  private static Outcome observed(Job job, Told told) {
    var seen = told.seen();
    return new Outcome.Observed(
        new Observations(
            job.target(),
            told.attestation().startedAt(),
            seen.site(),
            seen.tls(),
            seen.dns(),
            seen.mail(),
            seen.crawl(),
            told.limited()),
        told.attestation());
  }

  private record Told(Seen seen, String limited, Attestation attestation) {
    List<String> reached() {
      return seen.end().map(Seen.End::reached).orElse(List.of());
    }
  }

  /// What came out of a room.
  ///
  /// @param stopped whether it had to be stopped
  private record Output(Seen seen, boolean stopped) {}

  /// A room could not be made, or what was inside did not come to its end.
  private static final class RoomFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RoomFailed(String sentence) {
      super(sentence);
    }
  }

  /// A job, which may have to know of the folder beside its room.
  @FunctionalInterface
  private interface Jobs {
    WorkerJob of(Path folder) throws IOException;
  }

  private Told told(Jobs jobs) throws IOException {
    var startedAt = clock.instant();
    var folder =
        Files.createTempDirectory(
            LeftRooms.NAME,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    List<String> decisions;
    Output output;
    boolean down;
    var job = jobs.of(folder);
    var wall = job.errand().wall();
    try (var guard = new Guard(folder.resolve(LeftRooms.SOCKET), policy(job), pace)) {
      output = run(folder, rooms.command(folder, wall), Wire.write(job), wall);
      decisions = guard.decisions();
    } finally {
      down = rooms.isTakenDown(folder);
      clear(folder);
    }
    var seen = output.seen();
    if (seen.end().isEmpty() && !output.stopped()) {
      throw new RoomFailed("The room ended without a word.");
    }
    return new Told(
        seen,
        seen.end().map(Seen.End::limited).orElse("The audit was stopped after " + wall + "."),
        attestation(startedAt, down && !Files.exists(folder), decisions));
  }

  private Attestation attestation(Instant startedAt, boolean gone, List<String> decisions) {
    return new Attestation(rooms.level(), startedAt, clock.instant(), gone, decisions);
  }

  private GuardPolicy policy(WorkerJob job) {
    return new GuardPolicy(
        Stream.concat(Stream.of(job.target()), job.twin().stream())
            .collect(Collectors.toMap(AuditTarget::host, it -> ports(it, job.mailPort()))),
        settings.pins(),
        settings.loopback(),
        settings.nameServer(),
        settings.perSecond(),
        GuardPolicy.DEFAULT_CONNECTIONS + job.errand().requests(),
        job.errand().crawls() ? GuardPolicy.CRAWL_BYTES : GuardPolicy.DEFAULT_BYTES);
  }

  private static Set<Integer> ports(AuditTarget target, int mailPort) {
    return Stream.of(target.httpPort(), target.httpsPort(), mailPort)
        .filter(it -> it > 0)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// What was told until then is kept if the room has to be stopped. What an engine leaves where it
  /// was started, such as a note that memory ran out, goes with the folder.
  private static Output run(Path folder, List<String> command, byte[] job, Duration wall)
      throws IOException {
    var process = new ProcessBuilder(command).directory(folder.toFile()).start();
    try (var in = process.getInputStream()) {
      var complaint = CompletableFuture.supplyAsync(() -> complaint(process), READERS);
      var output = CompletableFuture.supplyAsync(() -> output(in), READERS);
      try (var stdin = process.getOutputStream()) {
        stdin.write(job);
      }
      if (!process.waitFor(wall.toMillis(), TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return new Output(Seen.read(output.join()), true);
      }
      if (process.exitValue() != 0) {
        throw new RoomFailed(
            "The room ended with " + process.exitValue() + ": " + complaint.join());
      }
      return new Output(Seen.read(output.join()), false);
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
    var bytes = new ByteArrayOutputStream();
    var buffer = new byte[16_384];
    try {
      int count = in.read(buffer);
      while (count >= 0 && bytes.size() <= Wire.MOST_BYTES) {
        bytes.write(buffer, 0, count);
        count = in.read(buffer);
      }
    } catch (IOException _) {
      // It was stopped; what came out until then is there.
    }
    return bytes.toByteArray();
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
