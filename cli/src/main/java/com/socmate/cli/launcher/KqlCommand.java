package com.socmate.cli.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.socmate.cli.launcher.state.SecretFile;
import com.socmate.cli.launcher.terminal.CannotContinue;
import com.socmate.cli.launcher.terminal.Table;
import com.socmate.cli.launcher.terminal.Terminal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "kql",
    mixinStandardHelpOptions = true,
    description = "Asks the running embedded workspace, over the REST that Log Analytics speaks.")
final class KqlCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(
      arity = "0..1",
      paramLabel = "QUERY",
      description = "the query; read from standard input if not given")
  private @Nullable String query;

  @Option(names = "--timespan", description = "such as P1D or an interval; applies on top")
  private @Nullable String timespan;

  @Option(names = "--json", description = "print the answer as it came")
  private boolean asJson;

  KqlCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    JsonNode answer = new ObjectMapper().readTree(ask());
    Terminal terminal = context.terminal();
    if (asJson) {
      terminal.say(answer.toString());
    } else {
      answer.path("tables").forEach(table -> show(terminal, table));
    }
    JsonNode error = answer.path("error");
    if (!error.isMissingNode()) {
      throw new CannotContinue(deepest(error));
    }
    return 0;
  }

  private String ask() throws IOException, InterruptedException {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put(
                "query",
                query != null
                    ? query
                    : new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
    if (timespan != null) {
      body.put("timespan", timespan);
    }
    String id = context.settings().text("SOCMATE_WORKSPACE_ID").orElse("embedded");
    URI address = context.stack().workspaceAddress().resolve("/v1/workspaces/" + id + "/query");
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header(
                "Authorization",
                "Bearer " + SecretFile.readOrCreate(context.state().workspaceToken()))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static void show(Terminal terminal, JsonNode answer) {
    List<String> columns =
        StreamSupport.stream(answer.path("columns").spliterator(), false)
            .map(it -> it.path("name").asText())
            .toList();
    Table table = new Table(columns.toArray(String[]::new));
    int rows = 0;
    for (JsonNode row : answer.path("rows")) {
      List<String> cells = new ArrayList<>();
      row.forEach(cell -> cells.add(cell.isNull() ? "" : cell.asText()));
      table.add(cells);
      rows++;
    }
    table.lines("", terminal::bold).forEach(terminal::say);
    terminal.say(terminal.dim(rows + " rows"));
  }

  private static String deepest(JsonNode error) {
    JsonNode at = error;
    while (at.has("innererror")) {
      at = at.path("innererror");
    }
    return error.path("code").asText("Error") + ": " + at.path("message").asText(error.toString());
  }
}
