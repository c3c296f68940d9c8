package com.socmate.cli.launcher.process;

import com.socmate.cli.launcher.terminal.CannotContinue;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A process that lives on when the launcher ends, out of reach of the terminal's Ctrl-C and
/// hang-up.
public final class DetachedProcess {
  private static final long LOG_ROTATES_AT = 20L << 20;

  private DetachedProcess() {}

  /// Starts `command` in `directory` with its output appended to `log`.
  public static ProcessIdentity start(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path directory,
      Path log) {
    try {
      rotate(log);
      ProcessBuilder builder =
          new ProcessBuilder(inItsOwnSession(command))
              .directory(directory.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().putAll(environment);
      Process process = builder.start();
      return ProcessIdentity.of(process.pid()).orElseThrow(() -> endedAtOnce(name, log));
    } catch (IOException e) {
      throw new CannotContinue("The process " + name + " cannot be started: " + e.getMessage(), e);
    }
  }

  /// What to say of a process that ended before it was of use.
  public static CannotContinue endedAtOnce(String name, Path log) {
    return new CannotContinue(
        name + " ended while starting; its log " + log + " says why" + LogTail.quoted(log, 8));
  }

  private static void rotate(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > LOG_ROTATES_AT) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static List<String> inItsOwnSession(List<String> command) {
    List<String> whole = new ArrayList<>();
    if (Commands.find("setsid").isPresent()) {
      whole.add("setsid");
    } else if (Commands.find("perl").isPresent()) {
      whole.addAll(List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV"));
    }
    whole.addAll(command);
    return whole;
  }
}
