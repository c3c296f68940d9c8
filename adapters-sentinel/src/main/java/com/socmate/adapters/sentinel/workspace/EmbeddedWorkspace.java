package com.socmate.adapters.sentinel.workspace;

import com.socmate.adapters.sentinel.workspace.incident.IncidentBook;
import com.socmate.adapters.sentinel.workspace.incident.SecurityInsights;
import java.io.IOException;
import java.time.InstantSource;

/// A log workspace over a folder of log files and the store it feeds, with the incidents of the
/// same store, open on a port until it is closed.
public final class EmbeddedWorkspace implements AutoCloseable {
  private final WorkspaceServer server;
  private final FolderLogs logs;
  private final Places places;
  private final IncidentBook incidents;
  private final WorkspaceMetrics metrics;

  private EmbeddedWorkspace(
      WorkspaceServer server,
      FolderLogs logs,
      Places places,
      IncidentBook incidents,
      WorkspaceMetrics metrics) {
    this.server = server;
    this.logs = logs;
    this.places = places;
    this.incidents = incidents;
    this.metrics = metrics;
  }

  /// Reads the folder and begins to answer.
  ///
  /// @throws IOException if the folder cannot be read or the port cannot be opened
  public static EmbeddedWorkspace start(WorkspaceConfig config, InstantSource clock)
      throws IOException {
    var logs = FolderLogs.open(config, clock);
    var places = Places.open(config.places());
    var queries = new QueryService(places.engine(), logs, clock, config.concurrent());
    var incidents = IncidentBook.open(config.store().resolve("incidents.json"), clock);
    var insights =
        new SecurityInsights(
            config.workspaceId(), incidents, new QueriedLogs(queries, logs, places.isKnown()));
    var metrics = new WorkspaceMetrics();
    metrics.measure(logs::rowCounts);
    return new EmbeddedWorkspace(
        WorkspaceServer.start(config, queries, logs, insights, metrics),
        logs,
        places,
        incidents,
        metrics);
  }

  /// The port it answers on, also where any free one was asked for.
  public int port() {
    return server.port();
  }

  /// The incidents it serves, to add to.
  public IncidentBook incidents() {
    return incidents;
  }

  @Override
  public void close() {
    server.close();
    logs.close();
    places.close();
    metrics.close();
  }
}
