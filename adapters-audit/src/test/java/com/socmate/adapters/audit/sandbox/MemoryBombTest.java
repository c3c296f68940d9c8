package com.socmate.adapters.audit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.audit.guard.OwnPaces;
import com.socmate.adapters.audit.lab.PodmanImage;
import com.socmate.adapters.audit.lab.Tools;
import com.socmate.application.port.AuditSandbox.Job;
import com.socmate.application.port.AuditSandbox.Outcome;
import com.socmate.domain.audit.AuditTarget;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.plan.Errand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// SB-02: a room that takes memory without end dies of it. Whoever made it does not, says that the
/// audit's room failed, and has nothing left of it; the next room is made as ever.
class MemoryBombTest {
  private static final SandboxSettings SETTINGS =
      new SandboxSettings(
          SandboxSettings.PROGRAMS, Optional.empty(), List.of(), List.of(), Map.of(), false, 0);

  @Nested
  class InNamespaces {
    @BeforeEach
    void requireBubblewrap() {
      Tools.require("bwrap", "prlimit");
    }

    @Test
    void objects_without_end_are_the_end_of_the_room_alone() throws IOException {
      assertThat(reason(rooms(MemoryBomb.OF_OBJECTS))).startsWith("The room ended with 3: ");
    }

    @Test
    void pages_past_the_java_machine_have_an_end_too() throws IOException {
      var reason = reason(rooms(MemoryBomb.OF_PAGES));
      assertThat(reason).matches("(?s)The room ended with 1[0-9]{2}: .*");
      int blocks = Integer.parseInt(reason.substring(20, 23)) - MemoryBomb.PAGES_HAD;
      assertThat(blocks).as("blocks of 128 MiB, of addresses for 3 GiB").isBetween(1, 23);
    }

    private static ExplodingRooms rooms(String kind) {
      return new ExplodingRooms(new BubblewrapRooms(SETTINGS), InNamespaces::withBomb, kind);
    }

    private static List<String> withBomb(List<String> before) {
      var words = new ArrayList<>(before);
      words.addAll(
          words.indexOf("--remount-ro"),
          List.of("--ro-bind", ExplodingRooms.classes().toString(), "/app/bomb"));
      int classes = words.lastIndexOf("-cp") + 1;
      words.set(classes, words.get(classes) + ":/app/bomb");
      return words;
    }
  }

  /// In a container its control group has the last word: what was really taken is counted.
  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class InContainers {
    private PodmanImage image;

    @BeforeAll
    void makeImage() throws IOException {
      image = PodmanImage.of(classPath().toList());
    }

    @AfterAll
    void removeImage() {
      if (image != null) {
        image.close();
      }
    }

    @Test
    void objects_without_end_are_the_end_of_the_container_alone() throws IOException {
      assertThat(reason(rooms(MemoryBomb.OF_OBJECTS))).startsWith("The room ended with 3: ");
    }

    @Test
    void pages_that_are_taken_past_the_java_machine_are_its_end_too() throws IOException {
      assertThat(reason(rooms(MemoryBomb.OF_TAKEN_PAGES))).startsWith("The room ended with 137: ");
    }

    private ExplodingRooms rooms(String kind) throws IOException {
      var classes = classPath().map(Path::toString).collect(Collectors.joining(":"));
      var made = new ContainerImage("podman", image.name(), PodmanImage.java(), classes);
      return new ExplodingRooms(new ContainerRooms(SETTINGS, made), it -> it, kind);
    }

    private static Stream<Path> classPath() throws IOException {
      return Stream.concat(BubblewrapRooms.classes().stream(), Stream.of(ExplodingRooms.classes()));
    }
  }

  private static String reason(ExplodingRooms rooms) throws IOException {
    var level = rooms.level();
    var sandbox = new RoomSandbox(SETTINGS, rooms, new OwnPaces(), InstantSource.system());
    var capability = sandbox.probe();
    assertThat(capability.level()).as(capability.detail()).isEqualTo(level);
    var before = processes();

    rooms.arm(true);
    var outcome = sandbox.observe(job(), level);
    assertThat(outcome).isInstanceOf(Outcome.SandboxFailed.class);
    assertThat(processes()).isEqualTo(before);
    assertThat(Path.of("oom")).as("what an engine notes where it is started").doesNotExist();
    assertThat(rooms.folders()).hasSize(2).allSatisfy(it -> assertThat(it).doesNotExist());

    rooms.arm(false);
    assertThat(sandbox.observe(job(), level)).isInstanceOf(Outcome.Observed.class);
    return ((Outcome.SandboxFailed) outcome).reason();
  }

  private static Job job() {
    return new Job(
        AuditTarget.of("nobody.invalid"), "nobody.invalid", Errand.of(AuditType.SHALLOW, 1));
  }

  private static List<Long> processes() {
    return ProcessHandle.current().descendants().map(ProcessHandle::pid).sorted().toList();
  }
}
