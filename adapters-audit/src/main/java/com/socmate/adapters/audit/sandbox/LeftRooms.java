package com.socmate.adapters.audit.sandbox;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Folders that rooms left behind when their worker was killed. One whose guard still answers
/// belongs to a worker that lives, and so may one that has just been made.
public final class LeftRooms {
  static final String NAME = "audit-";
  static final String SOCKET = "guard.sock";
  static final String FILTER = "filter";
  private static final Duration YOUNG = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(LeftRooms.class);

  private final Path folder;
  private final InstantSource clock;

  public LeftRooms(InstantSource clock) {
    this(Path.of(System.getProperty("java.io.tmpdir")), clock);
  }

  LeftRooms(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /// @return how many were taken away
  public int sweep() {
    int swept = 0;
    try (Stream<Path> all = Files.list(folder)) {
      for (Path room : all.filter(this::isLeft).toList()) {
        swept += cleared(room) ? 1 : 0;
      }
    } catch (IOException e) {
      LOG.warn("What rooms left behind in {} cannot be looked for: {}", folder, e.getMessage());
    }
    return swept;
  }

  private boolean isLeft(Path room) {
    try {
      return room.getFileName().toString().startsWith(NAME)
          && Files.isDirectory(room, LinkOption.NOFOLLOW_LINKS)
          && Files.getOwner(room).equals(Files.getOwner(Path.of("/proc/self")))
          && Files.getLastModifiedTime(room).toInstant().isBefore(clock.instant().minus(YOUNG))
          && holdsOnlyARooms(room)
          && !isAlive(room.resolve(SOCKET));
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean holdsOnlyARooms(Path room) throws IOException {
    try (Stream<Path> files = Files.list(room)) {
      return files.allMatch(it -> List.of(SOCKET, FILTER).contains(it.getFileName().toString()));
    }
  }

  private static boolean isAlive(Path socket) {
    try (var _ = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean cleared(Path room) {
    try {
      Files.deleteIfExists(room.resolve(SOCKET));
      Files.deleteIfExists(room.resolve(FILTER));
      return Files.deleteIfExists(room);
    } catch (IOException e) {
      LOG.warn("{} was left behind and cannot be taken away: {}", room, e.getMessage());
      return false;
    }
  }
}
