package com.socmate.cli.command;

import java.time.Duration;

/// Shows something again and again until somebody ends it. On a screen it is redrawn in place.
record Redrawing(Shell shell, long seconds) {

  int forEver(Runnable show) {
    while (!Thread.currentThread().isInterrupted()) {
      shell.output().terminal().clearScreen();
      show.run();
      shell.rest().rest(Duration.ofSeconds(Math.max(1, seconds)));
    }
    return ExitCode.DONE;
  }
}
