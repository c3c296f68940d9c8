package com.socmate.cli.launcher.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.socmate.kql.catalogue.Catalogue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// Asks a running workspace over the REST that Log Analytics speaks.
public final class ServedWorkspace implements Workspace {
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI address;
  private final String token;
  private final Optional<String> timespan;
  private volatile @Nullable CompletableFuture<HttpResponse<String>> current;

  public ServedWorkspace(URI address, String token, Optional<String> timespan) {
    this.address = address;
    this.token = token;
    this.timespan = timespan;
  }

  @Override
  public Reply ask(String query) {
    ObjectNode body = json.createObjectNode().put("query", query);
    timespan.ifPresent(it -> body.put("timespan", it));
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try {
      CompletableFuture<HttpResponse<String>> asked =
          client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
      current = asked;
      return reply(json.readTree(asked.join().body()));
    } catch (CancellationException _) {
      return Reply.refused("Cancelled.");
    } catch (CompletionException _) {
      return Reply.refused(
          "no workspace answers at "
              + address
              + ". Start one with ./socmate up, or name a folder of logs with --data.");
    } catch (JsonProcessingException broken) {
      return Reply.refused("the workspace's answer is no JSON: " + broken.getOriginalMessage());
    }
  }

  private static Reply reply(JsonNode answer) {
    List<Reply.Rows> tables = new ArrayList<>();
    answer.path("tables").forEach(table -> tables.add(rows(table)));
    List<String> warnings = new ArrayList<>();
    answer.path("warnings").forEach(it -> warnings.add(it.asText()));
    JsonNode error = answer.path("error");
    return new Reply(
        tables, error.isMissingNode() ? Optional.empty() : Optional.of(deepest(error)), warnings);
  }

  private static Reply.Rows rows(JsonNode table) {
    List<String> columns = new ArrayList<>();
    table.path("columns").forEach(column -> columns.add(column.path("name").asText()));
    List<List<JsonNode>> rows = new ArrayList<>();
    for (JsonNode row : table.path("rows")) {
      List<JsonNode> cells = new ArrayList<>();
      row.forEach(cells::add);
      rows.add(cells);
    }
    return new Reply.Rows(columns, rows);
  }

  private static String deepest(JsonNode error) {
    JsonNode at = error;
    while (at.has("innererror")) {
      at = at.path("innererror");
    }
    return error.path("code").asText("Error") + ": " + at.path("message").asText(error.toString());
  }

  @Override
  public void cancel() {
    CompletableFuture<HttpResponse<String>> asked = current;
    if (asked != null) {
      asked.cancel(true);
    }
  }

  @Override
  public Catalogue catalogue() {
    return Catalogue.logAnalytics();
  }
}
