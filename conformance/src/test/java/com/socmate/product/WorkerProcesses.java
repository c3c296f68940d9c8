package com.socmate.product;

import com.socmate.worker.Main;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Workers, each a process of its own that can be killed, with leases short enough that a test sees
/// them end. Their output is kept in the folder, under their names.
final class WorkerProcesses implements AutoCloseable {
  private final Path folder;
  private final EmbeddedPostgres database;
  private final String workspace;
  private final List<Process> started = new ArrayList<>();

  WorkerProcesses(Path folder, EmbeddedPostgres database, HangingWorkspace workspace) {
    this(folder, database, workspace.address());
  }

  /// @param workspace the address of a log provider
  WorkerProcesses(Path folder, EmbeddedPostgres database, String workspace) {
    this.folder = folder;
    this.database = database;
    this.workspace = workspace;
  }

  Process start(String name) throws IOException {
    return start(name, Map.of());
  }

  /// @param more settings than those that every worker here has
  Process start(String name, Map<String, String> more) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Main.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile());
    builder.environment().putAll(settings(name));
    builder.environment().putAll(more);
    var process = builder.start();
    started.add(process);
    return process;
  }

  private Map<String, String> settings(String name) {
    return Map.of(
        "DATABASE_URL", database.getJdbcUrl("postgres", "postgres"),
        "DATABASE_USER", "postgres",
        "SOCMATE_WORKER_NAME", name,
        "SOCMATE_MANAGEMENT_PORT", "0",
        "SOCMATE_WORKSPACE_URL", workspace,
        "SOCMATE_WORKSPACE_ID", "w",
        "SOCMATE_LEASE", "PT4S",
        "SOCMATE_HEARTBEAT", "PT1S");
  }

  @Override
  public void close() {
    started.forEach(Process::destroyForcibly);
  }
}
