package com.socmate.cli.launcher.terminal;

import java.time.Duration;
import java.util.Locale;

/// How durations are written for people: `0.4 s`, `12 s`, `3 min 05 s`, `2 h 10 min`, `4 d 3 h`.
public final class Elapsed {
  private Elapsed() {}

  public static String text(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
    }
    return seconds < 86_400
        ? seconds / 3600 + " h " + seconds % 3600 / 60 + " min"
        : seconds / 86_400 + " d " + seconds % 86_400 / 3600 + " h";
  }
}
