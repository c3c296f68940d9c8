package com.socmate.adapters.audit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a killed worker's rooms leave behind is taken away, and nothing else is.
class LeftRoomsTest {
  private static final InstantSource LATER =
      InstantSource.offset(InstantSource.system(), Duration.ofHours(1));

  @TempDir Path folder;

  @Test
  void the_folder_of_a_dead_room_is_taken_away() throws IOException {
    var dead = room("audit-1");
    bound(dead).close();
    assertThat(new LeftRooms(folder, LATER).sweep()).isEqualTo(1);
    assertThat(dead).doesNotExist();
  }

  @Test
  void one_whose_guard_answers_one_just_made_and_one_that_is_none_stay() throws IOException {
    var alive = room("audit-2");
    var other = Files.createDirectory(folder.resolve("audit-3"));
    Files.writeString(other.resolve("notes"), "x");
    var stranger = Files.createDirectory(folder.resolve("something"));
    try (var _ = bound(alive)) {
      assertThat(new LeftRooms(folder, LATER).sweep()).isZero();
    }
    var young = room("audit-4");
    assertThat(new LeftRooms(folder, InstantSource.system()).sweep()).isZero();
    assertThat(alive).exists();
    assertThat(other).exists();
    assertThat(stranger).exists();
    assertThat(young).exists();
  }

  private Path room(String name) throws IOException {
    var room = Files.createDirectory(folder.resolve(name));
    Files.write(room.resolve(LeftRooms.FILTER), new byte[8]);
    return room;
  }

  private static ServerSocketChannel bound(Path room) throws IOException {
    return ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        .bind(UnixDomainSocketAddress.of(room.resolve(LeftRooms.SOCKET)));
  }
}
