package com.socmate.adapters.audit.sandbox;

import com.socmate.adapters.audit.worker.AuditWorkerMain;
import com.socmate.adapters.audit.worker.WorkerJob;
import com.socmate.application.port.AuditSandbox.Level;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Rooms as ever; armed, with a [MemoryBomb] in the worker's place.
final class ExplodingRooms implements Rooms {
  private final Rooms rooms;
  private final UnaryOperator<List<String>> withBomb;
  private final String kind;
  private final List<Path> folders = new ArrayList<>();
  private boolean armed;

  /// @param withBomb a command with the bomb's classes in the room
  ExplodingRooms(Rooms rooms, UnaryOperator<List<String>> withBomb, String kind) {
    this.rooms = rooms;
    this.withBomb = withBomb;
    this.kind = kind;
  }

  ExplodingRooms arm(boolean wanted) {
    armed = wanted;
    return this;
  }

  /// What the rooms had beside them, oldest first.
  List<Path> folders() {
    return List.copyOf(folders);
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
  public WorkerJob.Trying trying(Path folder, int port) throws IOException {
    return rooms.trying(folder, port);
  }

  @Override
  public boolean isTakenDown(Path folder) throws IOException {
    return rooms.isTakenDown(folder);
  }

  @Override
  public List<String> command(Path folder, Duration wall) throws IOException {
    folders.add(folder);
    var words = rooms.command(folder, wall);
    return armed ? exploding(new ArrayList<>(withBomb.apply(words))) : words;
  }

  private List<String> exploding(List<String> words) {
    words.set(words.indexOf(AuditWorkerMain.class.getName()), MemoryBomb.class.getName());
    words.set(words.size() - 1, kind);
    return words;
  }

  static Path classes() {
    try {
      return Path.of(MemoryBomb.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
