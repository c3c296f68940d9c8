package com.socmate.cli.launcher.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.cli.client.Api;
import com.socmate.cli.client.Credential;
import com.socmate.cli.launcher.terminal.CannotContinue;
import com.socmate.cli.launcher.terminal.Terminal;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplyTest {
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final HttpServer server;

  @TempDir private Path folder = Path.of("");

  ApplyTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void what_differs_is_shown_before_it_is_done() throws IOException {
    write("a.yaml", "A would_update");
    write("rules/b.yml", "B would_create");
    write("notes.txt", "C invalid");
    assertThat(run(true)).isTrue();
    assertThat(asked).hasSize(2).allMatch(it -> it.contains("dry_run=true"));
    assertThat(said())
        .contains("a.yaml", "~ A", "time: \"08:00\" → \"09:00\"", "rules/b.yml", "+ B")
        .contains("1 would be made", "1 would be changed");
  }

  @Test
  void nothing_is_done_while_anything_is_wrong() throws IOException {
    write("a.yaml", "A would_create");
    write("b.yaml", "B invalid");
    assertThat(run(false)).isFalse();
    assertThat(asked).allMatch(it -> it.contains("dry_run=true"));
    assertThat(said()).contains("! B", "is not right");
  }

  @Test
  void all_is_done_once_all_is_right() throws IOException {
    write("a.yaml", "A exists");
    assertThat(run(false)).isTrue();
    assertThat(asked).hasSize(2);
    assertThat(asked.getLast()).doesNotContain("dry_run").contains("all_or_nothing=true");
    assertThat(said()).contains("= A", "1 as described already");
  }

  @Test
  void a_name_that_stands_in_two_documents_is_refused() throws IOException {
    write("a.yaml", "A would_create");
    write("b.yaml", "A would_create");
    assertThat(run(false)).isFalse();
    assertThat(asked).allMatch(it -> it.contains("dry_run=true"));
    assertThat(said()).contains("give each schedule its own name");
  }

  @Test
  void a_document_that_is_wrong_as_a_whole_is_named_and_the_others_are_still_looked_at()
      throws IOException {
    write("a.yaml", "A refused");
    write("b.yaml", "B would_create");
    assertThat(run(false)).isFalse();
    assertThat(asked).hasSize(2).allMatch(it -> it.contains("dry_run=true"));
    assertThat(said())
        .contains("a.yaml", "! the document", "schedules.0 must say version: 1", "+ B")
        .doesNotContain("[");
  }

  @Test
  void a_folder_that_is_not_there_is_told() {
    folder = folder.resolve("nowhere");
    assertThatThrownBy(() -> run(true))
        .isInstanceOf(CannotContinue.class)
        .hasMessageEndingWith("nowhere is no folder that is there.");
  }

  @Test
  void an_empty_folder_is_told() {
    assertThatThrownBy(() -> run(true))
        .isInstanceOf(CannotContinue.class)
        .hasMessageContaining("no .yaml");
  }

  private boolean run(boolean dryRun) {
    var api =
        new Api(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
            Credential.bearer("a-token"));
    var terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), false, false);
    return new Apply(api, terminal).run(folder, dryRun);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private void write(String file, String document) throws IOException {
    var path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, document);
  }

  /// A document is a name and what the server makes of it.
  private void answer(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestURI().toString());
    var words =
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split(" ", -1);
    if (words[1].equals("refused")) {
      send(
          exchange,
          422,
          "{\"detail\": [{\"loc\": [\"body\", \"schedules\", 0], \"msg\": \"must say version: 1\", \"type\": \"x\"}]}");
      return;
    }
    var body =
        """
        {"dry_run": true, "created": 0, "updated": 0, "items": [
          {"index": 0, "name": "%s", "result": "%s", "id": null,
           "changes": [{"member": "time", "before": "08:00", "after": "09:00"}],
           "errors": [{"loc": ["body"], "msg": "is not right", "type": "x"}], "notes": []}]}
        """
            .formatted(words[0], words[1]);
    send(exchange, 200, body);
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
