package com.socmate.cli.launcher.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.cli.launcher.terminal.Terminal;
import com.socmate.kql.catalogue.Catalogue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Terminal terminal =
      new Terminal(new PrintStream(printed, true, StandardCharsets.UTF_8), false, false);

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void logs() throws IOException {
    Files.writeString(
        folder.resolve("SigninLogs.ndjson"),
        """
        {"TimeGenerated":"2026-02-28T00:00:00Z","UserPrincipalName":"a@x.org","ResultType":"0"}
        {"TimeGenerated":"2026-03-01T00:00:00Z","UserPrincipalName":"b, c","ResultType":"1"}
        """);
  }

  private Session session(Format format) {
    return new Session(new FolderWorkspace(folder, CLOCK), terminal, CLOCK, format);
  }

  private String after(Format format, String... lines) {
    Session session = session(format);
    for (String line : lines) {
      session.accept(line);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_query_over_a_folder_is_shown_as_a_table_with_its_time() {
    assertThat(after(Format.TABLE, "SigninLogs | summarize n = count() by ResultType"))
        .isEqualTo(
            """
            ResultType  n
            0           1
            1           1
            2 rows, 0 ms
            """);
  }

  @Test
  void rows_are_shown_as_json_or_csv_when_asked() {
    assertThat(
            after(
                Format.CSV,
                "SigninLogs | where ResultType == '1' | project UserPrincipalName, n = 1",
                ".as json",
                "print a = 1, b = dynamic([1]), c = long(null)"))
        .isEqualTo(
            """
            UserPrincipalName,n
            "b, c",1
            1 rows, 0 ms
            {"a":1,"b":"[1]","c":null}
            1 rows, 0 ms
            """);
  }

  @Test
  void many_columns_without_a_value_are_left_out_of_a_table() {
    assertThat(after(Format.TABLE, "SigninLogs | take 1"))
        .contains("columns without a value are not shown")
        .doesNotContain("RiskDetail");
  }

  @Test
  void a_mistake_is_shown_under_its_line() {
    assertThat(after(Format.TABLE, "SigninLogs | where ResultType = 1"))
        .contains("`=` gives a column its name", "^", "Write `==`");
  }

  @Test
  void commands_tell_of_tables_columns_layout_and_plan() {
    assertThat(
            after(
                Format.TABLE,
                ".tables signinl",
                ".schema Heartbeat",
                ".format T|take 1",
                ".explain SigninLogs | where TimeGenerated > ago(1d) | count",
                ".nonsense"))
        .contains(
            "SigninLogs\n",
            "Computer: string",
            "T\n| take 1",
            "reading 1 of",
            "from 2026-02-28",
            "There is no command .nonsense");
  }

  @Test
  void quitting_ends_the_session() {
    assertThat(session(Format.TABLE).accept(".help")).isTrue();
    assertThat(session(Format.TABLE).accept(".quit")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"T | take 1", "print 1", ".help", "T\n| take 1\n", "let x = 1; print x", "T;"})
  void a_whole_query_is_asked_at_once(String text) {
    assertThat(Repl.WholeQueries.isWhole(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SigninLogs",
        "T |",
        "T | where (a",
        "let x = 1;",
        "T | project a,",
        "T\n| take 1"
      })
  void an_unfinished_query_waits_for_more(String text) {
    assertThat(Repl.WholeQueries.isWhole(text)).isFalse();
  }

  @Test
  void a_conversation_goes_on_over_several_lines_until_it_is_left() throws IOException {
    String typed = "SigninLogs\n| count\n\nprint a = 'done'\n.quit\n";
    ByteArrayInputStream in = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
    Path history = folder.resolve("history");
    try (DumbTerminal dumb = new DumbTerminal(in, new ByteArrayOutputStream())) {
      Workspace workspace = new FolderWorkspace(folder, CLOCK);
      new Repl(workspace, session(Format.TABLE), history).run(dumb);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("Count\n2\n", "done");
    assertThat(history).content().contains("print a");
  }

  /// Answers only once it is cancelled.
  private static final class Stuck implements Workspace {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch cancelled = new CountDownLatch(1);

    @Override
    public Reply ask(String query) {
      asked.countDown();
      try {
        return Reply.refused(
            cancelled.await(30, TimeUnit.SECONDS) ? "Cancelled." : "nobody cancelled it");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Reply.refused("interrupted");
      }
    }

    @Override
    public void cancel() {
      cancelled.countDown();
    }

    @Override
    public Catalogue catalogue() {
      return Catalogue.empty();
    }
  }

  @Test
  void ctrl_c_stops_the_query_at_work_and_the_conversation_goes_on() throws Exception {
    Stuck workspace = new Stuck();
    Session session = new Session(workspace, terminal, CLOCK, Format.TABLE);
    byte[] typed =
        "print forever = 1\n.tables\n.nonsense\n.quit\n".getBytes(StandardCharsets.UTF_8);
    try (DumbTerminal dumb =
        new DumbTerminal(new ByteArrayInputStream(typed), new ByteArrayOutputStream())) {
      Thread hand =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  workspace.asked.await();
                  dumb.raise(org.jline.terminal.Terminal.Signal.INT);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      new Repl(workspace, session, folder.resolve("history")).run(dumb);
      hand.join();
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("Cancelled.", "There is no command .nonsense");
  }

  @Test
  void what_an_answer_warns_of_is_shown_below_it() {
    assertThat(after(Format.TABLE, "print geo_info_from_ip_address('10.0.0.1')"))
        .contains("Where addresses are is not known here", "SOCMATE_GEOIP_FILE");
  }

  @Test
  void a_query_of_several_tables_shows_each() {
    assertThat(after(Format.CSV, "SigninLogs | fork (count) (take 1 | project ResultType)"))
        .contains("Count\n2\n", "ResultType\n0\n");
  }
}
