package com.socmate.adapters.audit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.audit.lab.Tools;
import com.socmate.adapters.audit.worker.AuditWorkerMain;
import com.socmate.adapters.audit.worker.WorkerJob;
import com.socmate.application.port.AuditSandbox.Job;
import com.socmate.application.port.AuditSandbox.Level;
import com.socmate.application.port.AuditSandbox.Outcome;
import com.socmate.domain.audit.AuditTarget;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.plan.Errand;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// SB-02: a room that takes memory without end dies of it. Whoever made it does not, says that the
/// audit's room failed, and has nothing left of it; the next room is made as ever.
class MemoryBombTest {
  private static final SandboxSettings SETTINGS =
      new SandboxSettings(
          SandboxSettings.PROGRAMS, Optional.empty(), List.of(), List.of(), Map.of(), false, 0);

  @BeforeEach
  void requireBubblewrap() {
    Tools.require("bwrap", "prlimit");
  }

  @Test
  void objects_without_end_are_the_end_of_the_room_alone() throws IOException {
    assertThat(reason(MemoryBomb.OF_OBJECTS)).startsWith("The room ended with 3: ");
  }

  @Test
  void pages_past_the_java_machine_have_an_end_too() throws IOException {
    var reason = reason(MemoryBomb.OF_PAGES);
    assertThat(reason).matches("(?s)The room ended with 1[0-9]{2}: .*");
    int blocks = Integer.parseInt(reason.substring(20, 23)) - MemoryBomb.PAGES_HAD;
    assertThat(blocks).as("blocks of 128 MiB, of addresses for 3 GiB").isBetween(1, 23);
  }

  private static String reason(String kind) throws IOException {
    var rooms = new Exploding(SETTINGS, kind);
    var sandbox = new RoomSandbox(SETTINGS, rooms, InstantSource.system());
    assertThat(sandbox.probe().level()).isEqualTo(Level.NAMESPACES);
    var before = processes();

    rooms.armed = true;
    var outcome = sandbox.observe(job(), Level.NAMESPACES);
    assertThat(outcome).isInstanceOf(Outcome.SandboxFailed.class);
    assertThat(processes()).isEqualTo(before);
    assertThat(rooms.folders).hasSize(2).allSatisfy(it -> assertThat(it).doesNotExist());

    rooms.armed = false;
    assertThat(sandbox.observe(job(), Level.NAMESPACES)).isInstanceOf(Outcome.Observed.class);
    return ((Outcome.SandboxFailed) outcome).reason();
  }

  private static Job job() {
    return new Job(
        AuditTarget.of("nobody.invalid"), "nobody.invalid", Errand.of(AuditType.SHALLOW, 1));
  }

  private static List<Long> processes() {
    return ProcessHandle.current().descendants().map(ProcessHandle::pid).sorted().toList();
  }

  /// Rooms as ever; armed, with another program in the worker's place.
  private static final class Exploding implements Rooms {
    private final BubblewrapRooms rooms;
    private final String kind;
    private final List<Path> folders = new ArrayList<>();
    private boolean armed;

    Exploding(SandboxSettings settings, String kind) {
      this.rooms = new BubblewrapRooms(settings);
      this.kind = kind;
    }

    @Override
    public Level level() {
      return rooms.level();
    }

    @Override
    public String missing() {
      return rooms.missing();
    }

    @Override
    public WorkerJob.Trying trying(Path folder, int port) {
      return rooms.trying(folder, port);
    }

    @Override
    public boolean isTakenDown(Path folder) {
      return rooms.isTakenDown(folder);
    }

    @Override
    public List<String> command(Path folder, Duration wall) throws IOException {
      folders.add(folder);
      var words = new ArrayList<>(rooms.command(folder, wall));
      if (armed) {
        words.addAll(words.indexOf("--remount-ro"), List.of("--ro-bind", here(), "/app/bomb"));
        int classes = words.lastIndexOf("-cp") + 1;
        words.set(classes, words.get(classes) + ":/app/bomb");
        words.set(words.indexOf(AuditWorkerMain.class.getName()), MemoryBomb.class.getName());
        words.set(words.size() - 1, kind);
      }
      return words;
    }

    private static String here() {
      try {
        return Path.of(MemoryBomb.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString();
      } catch (URISyntaxException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
