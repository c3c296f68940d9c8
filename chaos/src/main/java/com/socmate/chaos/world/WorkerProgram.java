package com.socmate.chaos.world;

import com.socmate.cli.launcher.process.JavaProgram;
import java.nio.file.Path;

/// The worker as it is shipped.
public record WorkerProgram(JavaProgram program) {
  private static final String MAIN = "com.socmate.worker.Main";

  /// From the module, as the build leaves it.
  public static WorkerProgram ofModule(Path home) {
    return new WorkerProgram(JavaProgram.inModule(home, "worker", MAIN));
  }

  /// From a class path that has it, such as a test's.
  public static WorkerProgram onClasspath(String classpath) {
    return new WorkerProgram(new JavaProgram(MAIN, classpath, java.util.List.of()));
  }
}
