package com.socmate.cli.launcher;

import com.socmate.cli.launcher.stack.Programs;
import com.socmate.cli.launcher.stack.Stack;
import com.socmate.cli.launcher.state.Settings;
import com.socmate.cli.launcher.state.StateDirectory;
import com.socmate.cli.launcher.terminal.Terminal;
import java.time.InstantSource;

/// What every command works with.
record Context(Settings settings, Programs programs, Terminal terminal, InstantSource clock) {
  StateDirectory state() {
    return StateDirectory.locate(settings);
  }

  Stack stack() {
    return stackIn(settings);
  }

  Stack stackIn(Settings other) {
    return new Stack(other, StateDirectory.locate(other), programs, terminal, clock);
  }
}
