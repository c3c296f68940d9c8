package com.socmate.cli.launcher;

import com.socmate.cli.launcher.process.JavaProgram;
import java.io.IOException;
import java.util.List;

/// Runs a program in our place: same terminal, same exit code.
final class Foreground {
  private Foreground() {}

  static int run(JavaProgram program, List<String> arguments)
      throws IOException, InterruptedException {
    return new ProcessBuilder(program.command(arguments)).inheritIO().start().waitFor();
  }
}
