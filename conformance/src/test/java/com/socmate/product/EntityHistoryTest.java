package com.socmate.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.investigation.CompilePlan;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.port.LogWorkspace.Answer;
import com.socmate.application.port.LogWorkspace.Question;
import com.socmate.domain.graph.Relation;
import com.socmate.domain.graph.Shown;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.PlannedQuery;
import com.socmate.domain.investigation.TimeRange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is asked about one thing, through the embedded workspace, shows what it came together with.
/// How is not said: the rows of several tables stand in one answer.
class EntityHistoryTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final TimeRange WEEK = TimeRange.endingAt(NOON, Duration.ofDays(7));

  @TempDir Path folder;

  @Test
  void everything_about_a_user_ties_the_user_to_addresses_and_machines() throws IOException {
    try (var bench = new Workbench(folder, NOON)) {
      bench.attempts("192.0.2.7", 3, NOON.minus(Duration.ofHours(3)));
      bench.write(
          "SecurityEvent",
          """
          {"TimeGenerated":"2026-11-20T08:00:00Z","EventID":4624,"Account":"CONTOSO\\\\user017","Computer":"web-01.contoso.example","IpAddress":"192.0.2.9"}
          """);
      bench.awaitRows("SigninLogs", 3);
      bench.awaitRows("SecurityEvent", 1);

      var shown = shown(bench, "Everything about user017@contoso.example in the last 7 days");

      assertThat(shown.relations().keySet().stream().map(EntityHistoryTest::words))
          .contains(
              "192.0.2.7 ASSOCIATED_WITH user017@contoso.example",
              "192.0.2.9 ASSOCIATED_WITH contoso\\user017",
              "192.0.2.9 ASSOCIATED_WITH web-01.contoso.example");
    }
  }

  @Test
  void everything_about_an_address_ties_it_to_where_it_went() throws IOException {
    try (var bench = new Workbench(folder, NOON)) {
      bench.write(
          "CommonSecurityLog",
          """
          {"TimeGenerated":"2026-11-20T08:00:00Z","SourceIP":"10.0.0.5","DestinationIP":"203.0.113.9","DestinationPort":443,"DeviceAction":"allow"}
          """);
      bench.awaitRows("CommonSecurityLog", 1);

      var shown = shown(bench, "Everything about 10.0.0.5 in the last 7 days");

      assertThat(shown.relations().keySet().stream().map(EntityHistoryTest::words))
          .containsExactly("10.0.0.5 ASSOCIATED_WITH 203.0.113.9");
    }
  }

  private static Shown shown(Workbench bench, String question) {
    var compiler = new CompilePlan(new IntentLibrary(bench.workspace));
    var plan = ((Compilation.Compiled) compiler.compile(question)).plan();
    return plan.queries().stream()
        .filter(it -> it.purpose() == PlannedQuery.Purpose.CONTEXT)
        .findFirst()
        .map(it -> Shown.by(evidence(bench, it)))
        .orElseThrow();
  }

  private static Evidence evidence(Workbench bench, PlannedQuery query) {
    var answer =
        bench.workspace.query(
            new Question(query.kql(), WEEK, Duration.ZERO, 1_000, Duration.ofSeconds(30)));
    assertThat(answer).isInstanceOf(Answer.Complete.class);
    var table = ((Answer.Complete) answer).table();
    return new Evidence(
        query.name(), query.title(), query.kql(), WEEK, table, table.rows().size(), "");
  }

  private static String words(Relation relation) {
    return relation.source().value() + " " + relation.type() + " " + relation.target().value();
  }
}
