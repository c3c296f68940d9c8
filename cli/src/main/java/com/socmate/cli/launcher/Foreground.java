package com.socmate.cli.launcher;

import com.socmate.cli.launcher.process.JavaProgram;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Runs a program in our place: same terminal, same exit code.
final class Foreground {
  private Foreground() {}

  static int run(JavaProgram program, List<String> arguments)
      throws IOException, InterruptedException {
    return run(program, arguments, Map.of());
  }

  /// @param environment what the program is told beyond our own environment
  static int run(JavaProgram program, List<String> arguments, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(program.command(arguments)).inheritIO();
    builder.environment().putAll(environment);
    return builder.start().waitFor();
  }
}
