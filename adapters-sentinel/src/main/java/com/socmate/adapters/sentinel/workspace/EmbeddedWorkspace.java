package com.socmate.adapters.sentinel.workspace;

import java.io.IOException;
import java.time.InstantSource;

/// A log workspace over a folder of log files and the store it feeds, open on a port until it is
/// closed.
public final class EmbeddedWorkspace implements AutoCloseable {
  private final WorkspaceServer server;
  private final FolderLogs logs;
  private final Places places;

  private EmbeddedWorkspace(WorkspaceServer server, FolderLogs logs, Places places) {
    this.server = server;
    this.logs = logs;
    this.places = places;
  }

  /// Reads the folder and begins to answer.
  ///
  /// @throws IOException if the folder cannot be read or the port cannot be opened
  public static EmbeddedWorkspace start(WorkspaceConfig config, InstantSource clock)
      throws IOException {
    var logs = FolderLogs.open(config, clock);
    var places = Places.open(config.places());
    var queries = new QueryService(places.engine(), logs, clock, config.concurrent());
    return new EmbeddedWorkspace(WorkspaceServer.start(config, queries, logs), logs, places);
  }

  /// The port it answers on, also where any free one was asked for.
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
    logs.close();
    places.close();
  }
}
