package com.socmate.cli.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A process id together with what tells its bearer from a later process given the same number.
///
/// Where `/proc` exists that is the boot's id and the start in clock ticks, which every reader sees
/// alike; elsewhere it is the start time the operating system reports.
public record ProcessIdentity(long pid, String birth) {
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
  private static final int STATE_FIELD = 0;
  private static final int START_TICKS_FIELD = 19;

  /// The identity of a living process; empty once it has ended, even if nobody has reaped it yet.
  public static Optional<ProcessIdentity> of(long pid) {
    return birthOf(pid).map(birth -> new ProcessIdentity(pid, birth));
  }

  public boolean isAlive() {
    return birthOf(pid).filter(birth::equals).isPresent();
  }

  private static Optional<String> birthOf(long pid) {
    if (Files.exists(BOOT_ID)) {
      return birthFromProc(pid);
    }
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .map(it -> it.info().startInstant().map(Object::toString).orElse("unknown"));
  }

  private static Optional<String> birthFromProc(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      boolean ended = fields[STATE_FIELD].equals("Z") || fields[STATE_FIELD].equals("X");
      return ended
          ? Optional.empty()
          : Optional.of(Files.readString(BOOT_ID).strip() + "/" + fields[START_TICKS_FIELD]);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
