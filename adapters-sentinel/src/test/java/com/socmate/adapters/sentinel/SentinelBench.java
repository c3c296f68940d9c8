package com.socmate.adapters.sentinel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.socmate.adapters.sentinel.workspace.EmbeddedWorkspace;
import com.socmate.adapters.sentinel.workspace.WorkspaceConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The embedded workspace behind a front that can spoil answers, and clients that reach it over
/// http as they reach the service. Nobody waits: pauses move the clock.
final class SentinelBench implements AutoCloseable {
  static final String TOKEN = "a-token-for-this-test-only";
  static final String RESOURCE =
      "/subscriptions/s/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/w";
  final Simulated time;
  final EmbeddedWorkspace workspace;
  final FaultyFront front;

  SentinelBench(Path folder, Instant now) throws IOException {
    this.time = new Simulated(now);
    this.workspace =
        EmbeddedWorkspace.start(
            new WorkspaceConfig(
                "127.0.0.1",
                0,
                Files.createDirectories(folder.resolve("logs")),
                folder.resolve("store"),
                "w",
                TOKEN,
                5,
                Optional.empty(),
                Optional.empty()),
            time.clock());
    this.front = new FaultyFront(URI.create("http://127.0.0.1:" + workspace.port()));
  }

  SentinelIncidents incidents() {
    return incidents(TokenSource.fixed(TOKEN));
  }

  SentinelIncidents incidents(TokenSource tokens) {
    return new SentinelIncidents(http(tokens), front.address(), RESOURCE);
  }

  SentinelEntities entities() {
    return new SentinelEntities(http(TokenSource.fixed(TOKEN)), front.address(), RESOURCE);
  }

  SentinelLogs logs() {
    return new SentinelLogs(
        new LogsHttp(http(TokenSource.fixed(TOKEN)), front.address(), "w"), time.clock());
  }

  private ProviderHttp http(TokenSource tokens) {
    return new ProviderHttp(
        new DirectWire(),
        tokens,
        Patience.of(4, Duration.ofMillis(250)),
        time.clock(),
        time.pauses());
  }

  /// An incident in the workspace, last changed at that moment.
  void has(int number, Instant modifiedAt) {
    workspace.incidents().add(dossier(number, modifiedAt));
  }

  static ObjectNode dossier(int number, Instant modifiedAt) {
    var dossier = IncidentPayloads.object();
    var incident = dossier.putObject("incident");
    var name = "00000000-0000-0000-0000-%012d".formatted(number);
    incident
        .put("id", RESOURCE + "/providers/Microsoft.SecurityInsights/incidents/" + name)
        .put("name", name)
        .put("type", "Microsoft.SecurityInsights/incidents")
        .put("etag", "\"" + number + "-" + modifiedAt.toEpochMilli() + "\"");
    var properties = incident.putObject("properties");
    properties
        .put("title", "Incident " + number)
        .put("severity", "High")
        .put("status", "New")
        .put("incidentNumber", number)
        .put("createdTimeUtc", modifiedAt.toString())
        .put("lastModifiedTimeUtc", modifiedAt.toString());
    return dossier;
  }

  @Override
  public void close() {
    front.close();
    workspace.close();
  }
}
