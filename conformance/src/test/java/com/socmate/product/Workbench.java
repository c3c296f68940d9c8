package com.socmate.product;

import com.socmate.adapters.sentinel.SentinelLogs;
import com.socmate.adapters.sentinel.SentinelSettings;
import com.socmate.adapters.sentinel.TokenSource;
import com.socmate.adapters.sentinel.workspace.EmbeddedWorkspace;
import com.socmate.adapters.sentinel.workspace.WorkspaceConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// An embedded workspace over a folder of its own, reached over http as the product reaches it, and
/// a clock that is moved by hand.
final class Workbench implements AutoCloseable {
  private static final String TOKEN = "a-token-for-this-test-only";

  final Path logs;
  final AtomicReference<Instant> now;
  final SentinelLogs workspace;
  private final EmbeddedWorkspace server;

  Workbench(Path folder, Instant now) throws IOException {
    this.logs = folder.resolve("logs");
    this.now = new AtomicReference<>(now);
    InstantSource clock = this.now::get;
    this.server =
        EmbeddedWorkspace.start(
            new WorkspaceConfig(
                "127.0.0.1", 0, logs, folder.resolve("store"), "w", TOKEN, 5, Optional.empty()),
            clock);
    this.workspace =
        new SentinelLogs(
            SentinelSettings.of(URI.create("http://127.0.0.1:" + server.port()), "w", ""),
            TokenSource.fixed(TOKEN),
            clock);
  }

  @Override
  public void close() {
    server.close();
  }
}
