package com.socmate.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.socmate.adapters.sentinel.SentinelLogs;
import com.socmate.adapters.sentinel.SentinelSettings;
import com.socmate.adapters.sentinel.TokenSource;
import com.socmate.adapters.sentinel.workspace.EmbeddedWorkspace;
import com.socmate.adapters.sentinel.workspace.WorkspaceConfig;
import com.socmate.adapters.sentinel.workspace.incident.IncidentBook;
import com.socmate.application.port.LogWorkspace.Answer;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.TimeRange;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// An embedded workspace over a folder of its own, reached over http as the product reaches it, and
/// a clock that is moved by hand.
final class Workbench implements AutoCloseable {
  static final String TOKEN = "a-token-for-this-test-only";

  final Path logs;
  final AtomicReference<Instant> now;
  final SentinelLogs workspace;
  private final EmbeddedWorkspace server;
  private int files;

  Workbench(Path folder, Instant now) throws IOException {
    this.logs = Files.createDirectories(folder.resolve("logs"));
    this.now = new AtomicReference<>(now);
    InstantSource clock = this.now::get;
    this.server =
        EmbeddedWorkspace.start(
            new WorkspaceConfig(
                "127.0.0.1",
                0,
                logs,
                folder.resolve("store"),
                "w",
                TOKEN,
                5,
                Optional.empty(),
                Optional.empty()),
            clock);
    this.workspace = client();
  }

  private SentinelLogs client() {
    return new SentinelLogs(
        SentinelSettings.of(address(), "w", ""), TokenSource.fixed(TOKEN), now::get);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  IncidentBook incidents() {
    return server.incidents();
  }

  /// Failed sign-ins from an address, a second apart, in a file of their own.
  void attempts(String address, int count, Instant first) throws IOException {
    var lines = new StringBuilder();
    for (int row = 0; row < count; row++) {
      lines.append(
          """
          {"TimeGenerated":"%s","IPAddress":"%s","UserPrincipalName":"user017@contoso.example","ResultType":"50126","AppDisplayName":"Portal"}
          """
              .formatted(first.plusSeconds(row), address));
    }
    write("SigninLogs", lines.toString());
  }

  /// Rows that arrive now, by the workspace's clock.
  void write(String table, String lines) throws IOException {
    var half = Files.createDirectories(logs.resolve(table)).resolve(".half");
    Files.writeString(half, lines);
    Files.setLastModifiedTime(half, FileTime.from(now.get()));
    Files.move(half, half.resolveSibling("part" + files++ + ".ndjson"));
  }

  /// Waits until the workspace answers that many rows of a table. A client knows the tables of the
  /// moment it first asked for them, and the clock stands still: each look is a new one's.
  void awaitRows(String table, long rows) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(count(table)).isEqualTo(rows));
  }

  private long count(String table) {
    var range = TimeRange.endingAt(now.get().plus(Duration.ofDays(1)), Duration.ofDays(60));
    return client().volumes(List.of(table), range) instanceof Answer.Complete(var answer)
            && !answer.isEmpty()
            && answer.cell(0, "Rows") instanceof Cell.Whole(long found)
        ? found
        : -1;
  }

  @Override
  public void close() {
    server.close();
  }
}
