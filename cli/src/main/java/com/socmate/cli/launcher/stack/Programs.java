package com.socmate.cli.launcher.stack;

import com.socmate.cli.launcher.process.JavaProgram;
import java.nio.file.Path;
import java.util.function.Supplier;

/// Where the programs are that SoCMate consists of; each is looked up only when it is needed.
public record Programs(
    Supplier<JavaProgram> workspace,
    Supplier<JavaProgram> apiServer,
    Supplier<JavaProgram> worker,
    Supplier<JavaProgram> sampleLogs,
    Supplier<JavaProgram> ingest,
    Supplier<JavaProgram> conformance,
    Supplier<JavaProgram> maintenance,
    Supplier<JavaProgram> chaos) {

  /// The programs of the modules of the project at `home`.
  public static Programs builtIn(Path home) {
    String sentinel = "com.socmate.adapters.sentinel.";
    return new Programs(
        () -> JavaProgram.inModule(home, "adapters-sentinel", sentinel + "workspace.Main"),
        () -> JavaProgram.inModule(home, "api-server", "com.socmate.apiserver.Main"),
        () -> JavaProgram.inModule(home, "worker", "com.socmate.worker.Main"),
        () -> JavaProgram.inModule(home, "adapters-sentinel", sentinel + "sample.Main"),
        () -> JavaProgram.inModule(home, "adapters-sentinel", sentinel + "ingest.Main"),
        () -> JavaProgram.inModule(home, "conformance", "com.socmate.conformance.Main"),
        () -> JavaProgram.inModule(home, "api-server", "com.socmate.apiserver.maintenance.Main"),
        () -> JavaProgram.inModule(home, "chaos", "com.socmate.chaos.Main"));
  }
}
