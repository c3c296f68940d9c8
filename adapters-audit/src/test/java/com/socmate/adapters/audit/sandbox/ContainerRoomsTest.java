package com.socmate.adapters.audit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.audit.guard.OwnPaces;
import com.socmate.adapters.audit.lab.Tools;
import com.socmate.application.port.AuditSandbox.Job;
import com.socmate.application.port.AuditSandbox.Level;
import com.socmate.application.port.AuditSandbox.Outcome;
import com.socmate.domain.audit.AuditTarget;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.plan.Errand;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Containers, by a program that stands in for `docker`: it takes the same words, writes them down
/// and makes a room of its own kind, one that holds or one that does not.
class ContainerRoomsTest {
  /// A filter of one instruction: containers have a filter, and theirs is not ours.
  private static final byte[] LETS_ALL =
      ByteBuffer.allocate(8)
          .order(ByteOrder.nativeOrder())
          .putShort((short) 0x06)
          .putShort((short) 0)
          .putInt(0x7fff0000)
          .array();

  @TempDir Path folder;

  @BeforeEach
  void needs() {
    Tools.require("bwrap", "prlimit", "timeout");
  }

  @Test
  void a_container_that_holds_is_of_the_level_of_containers_and_audits_are_made_from_it()
      throws IOException {
    var sandbox = sandbox(holding());
    var capability = sandbox.probe();
    assertThat(capability.detail()).isEqualTo("Nothing outside was reached.");
    assertThat(capability.level()).isEqualTo(Level.CONTAINER);

    var outcome = sandbox.observe(job(), Level.CONTAINER);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Observed.class,
            it -> {
              assertThat(it.attestation().level()).isEqualTo(Level.CONTAINER);
              assertThat(it.attestation().destroyed()).isTrue();
            });
    assertThat(said()).filteredOn(it -> it.startsWith("rm --force audit-")).hasSize(2);
  }

  @Test
  void a_container_that_does_not_hold_is_found_out_and_nothing_is_audited_from_it()
      throws IOException {
    var sandbox = sandbox("exec \"$@\"");
    assertThat(sandbox.probe().level()).isEqualTo(Level.NONE);
    assertThat(sandbox.observe(job(), Level.NAMESPACES))
        .isInstanceOfSatisfying(
            Outcome.SandboxFailed.class,
            it -> assertThat(it.reason()).startsWith("From inside was reached:"));
  }

  @Test
  void a_container_that_stays_after_its_end_is_no_room() throws IOException {
    var sandbox = sandbox(holding(), "echo 4f2a");
    assertThat(sandbox.probe().detail()).isEqualTo("The room could not be taken down.");
  }

  @Test
  void where_there_is_no_such_program_there_is_no_audit() {
    var sandbox =
        RoomSandbox.ofContainers(
            settings(List.of("/nowhere")),
            ContainerImage.ofProduct("docker", "socmate:0.1.0"),
            new OwnPaces(),
            InstantSource.system());
    assertThat(sandbox.observe(job(), Level.NAMESPACES))
        .isEqualTo(new Outcome.SandboxFailed("docker is not installed."));
  }

  @Test
  void a_room_of_namespaces_is_too_little_where_containers_are_asked_for() {
    var sandbox =
        RoomSandbox.ofBubblewrap(
            settings(SandboxSettings.PROGRAMS), new OwnPaces(), InstantSource.system());
    assertThat(sandbox.observe(job(), Level.CONTAINER))
        .isEqualTo(
            new Outcome.SandboxFailed(
                "Rooms here are of level NAMESPACES, and CONTAINER is asked for."));
  }

  @Test
  void the_words_take_everything_away_that_a_container_would_have() throws IOException {
    standIn("true", "true");
    var room = Files.createDirectory(folder.resolve("audit-1"));
    Files.createFile(room.resolve(LeftRooms.SOCKET));
    var words =
        String.join(
            " ",
            new ContainerRooms(
                    settings(List.of(folder.toString())),
                    ContainerImage.ofProduct("docker", "socmate:0.1.0"))
                .command(room, Duration.ofSeconds(110)));
    assertThat(words)
        .contains("--network none", "--read-only", "--cap-drop ALL", "--user 65534:65534")
        .contains("--security-opt no-new-privileges", "--memory 640m --memory-swap 640m")
        .contains("--pids-limit 128", "--ulimit nofile=1024:1024", "--pull never", "--rm")
        .contains("--volume " + room.resolve(LeftRooms.SOCKET) + ":/run/guard.sock:ro")
        .contains("--entrypoint /usr/bin/timeout socmate:0.1.0 --signal=KILL 110 /usr/bin/env -i")
        .doesNotContain("--env", "--privileged", "docker.sock", "seccomp=unconfined");
  }

  private RoomSandbox sandbox(String run) throws IOException {
    return sandbox(run, "true");
  }

  private RoomSandbox sandbox(String run, String ps) throws IOException {
    standIn(run, ps);
    return RoomSandbox.ofContainers(
        settings(Stream.concat(Stream.of(folder.toString()), programs()).toList()),
        new ContainerImage("docker", "lab", java(), classPath()),
        new OwnPaces(),
        InstantSource.system());
  }

  private static Stream<String> programs() {
    return SandboxSettings.PROGRAMS.stream();
  }

  /// What comes behind the image's name is the command; of the words before, the socket is kept.
  private void standIn(String run, String ps) throws IOException {
    var program =
        Files.writeString(
            folder.resolve("docker"),
            """
            #!/bin/sh
            echo "$@" >> %s
            case "$1" in
              ps) %s ;;
              run)
                while [ "$1" != lab ]; do
                  case "$1" in --volume) socket=${2%%%%:*} ;; esac
                  shift
                done
                shift
                set -- /usr/bin/timeout "$@"
                %s ;;
            esac
            """
                .formatted(folder.resolve("said"), ps, run));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private List<String> said() throws IOException {
    return Files.readAllLines(folder.resolve("said"));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String classPath() throws IOException {
    return String.join(":", BubblewrapRooms.classes().stream().map(Path::toString).toList());
  }

  /// A room with the properties that the words ask for.
  private String holding() throws IOException {
    var filter = folder.resolve("filter");
    Files.write(filter, LETS_ALL);
    var binds = new StringBuilder();
    BubblewrapRooms.classes().forEach(it -> binds.append(" --ro-bind %s %s".formatted(it, it)));
    var home = Path.of(System.getProperty("java.home"));
    return ("exec 9<%s; exec prlimit --nofile=1024 --fsize=33554432 -- bwrap --unshare-all"
            + " --die-with-parent --new-session --clearenv --cap-drop ALL --uid 65534 --gid 65534"
            + " --seccomp 9 --size 16777216 --tmpfs /tmp --ro-bind /usr /usr --symlink usr/lib /lib --symlink usr/lib64 /lib64"
            + " --symlink usr/bin /bin --ro-bind %s %s%s --proc /proc --dev /dev"
            + " --ro-bind \"$socket\" /run/guard.sock --remount-ro / -- \"$@\"")
        .formatted(filter, home, home, binds);
  }

  private static Job job() {
    return new Job(
        AuditTarget.of("nobody.invalid"), "nobody.invalid", Errand.of(AuditType.SHALLOW, 1));
  }

  private static SandboxSettings settings(List<String> programs) {
    return new SandboxSettings(
        programs, Optional.empty(), List.of(), List.of(), Map.of(), false, 0);
  }
}
