package com.socmate.adapters.audit.sandbox;

import com.socmate.adapters.audit.worker.WorkerJob;
import com.socmate.application.port.AuditSandbox.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A way to make rooms, each beside a folder of its own that holds the guard's socket.
interface Rooms {
  /// What its rooms hold where they hold.
  Level level();

  /// What is absent on this machine and needed; empty where nothing is.
  String missing();

  /// What to try from inside to get out.
  ///
  /// @param port of this machine's loopback that must not be reached
  WorkerJob.Trying trying(Path folder, int port) throws IOException;

  /// The command that makes a room, runs the worker in it and takes it down when that has ended.
  ///
  /// @param wall after which it is stopped from outside
  List<String> command(Path folder, Duration wall) throws IOException;

  /// Takes down whatever the end of the command leaves.
  ///
  /// @return whether nothing of the room is there any more
  boolean isTakenDown(Path folder) throws IOException;
}
