package com.socmate.adapters.sentinel.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.socmate.adapters.sentinel.workspace.incident.OwnLogs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/// The workspace's logs, asked as any caller asks them: within the same limits and in the same
/// queue.
final class QueriedLogs implements OwnLogs {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final QueryService queries;
  private final Logs logs;
  private final boolean places;

  QueriedLogs(QueryService queries, Logs logs, boolean places) {
    this.queries = queries;
    this.logs = logs;
    this.places = places;
  }

  @Override
  public List<String> tables() {
    return logs.tablesWithRows();
  }

  @Override
  public JsonNode ask(String kql, String timespan) {
    try {
      return JSON.readTree(queries.run(new QueryBody(kql, timespan), TIMEOUT).body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      var stopping = JSON.createObjectNode();
      stopping.putObject("error").put("message", "The workspace is stopping.");
      return stopping;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean knowPlaces() {
    return places;
  }
}
