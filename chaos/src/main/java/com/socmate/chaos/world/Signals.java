package com.socmate.chaos.world;

import com.socmate.cli.launcher.process.Commands;
import java.util.List;

/// Signals to processes that this round started.
final class Signals {
  private Signals() {}

  static void send(long pid, String signal) {
    Commands.run(List.of("sh", "-c", "kill -" + signal + " " + pid));
  }
}
