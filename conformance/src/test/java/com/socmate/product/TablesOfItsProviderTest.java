package com.socmate.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.investigation.Backtest;
import com.socmate.application.investigation.CompilePlan;
import com.socmate.application.investigation.Limits;
import com.socmate.application.investigation.PastOccurrences;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.plan.CheckPlan;
import com.socmate.application.plan.EstimateCost;
import com.socmate.application.plan.PlanDraft;
import com.socmate.application.port.LogWorkspace;
import com.socmate.application.port.Siem;
import com.socmate.application.port.SiemEntities;
import com.socmate.application.port.SiemIncidents;
import com.socmate.application.provider.PlanCompiler;
import com.socmate.application.provider.ProviderLogs;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.investigation.Budget;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.provider.SiemProvider;
import com.socmate.domain.schedule.NotifyOn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two workspaces with different tables: what a schedule asks is compiled, checked, tried and
/// estimated with those of its own provider.
class TablesOfItsProviderTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final String EUROPE = "europe";
  private static final String KQL = "Vpn_CL | where Attempts_d > 5 | project TimeGenerated, User_s";

  @TempDir private Path folder;
  private Workbench standard;
  private Workbench europe;
  private ProviderLogs logs;
  private PlanCompiler compiler;

  @BeforeEach
  void open() throws IOException {
    standard = new Workbench(folder.resolve("standard"), NOON);
    europe = new Workbench(folder.resolve("europe"), NOON);
    standard.attempts("192.0.2.7", 3, NOON.minus(Duration.ofHours(3)));
    europe.write(
        "Vpn_CL",
        """
        {"TimeGenerated":"2026-11-20T08:00:00Z","User_s":"user017","Attempts_d":9}
        {"TimeGenerated":"2026-11-20T09:00:00Z","User_s":"user018","Attempts_d":2}
        """);
    standard.awaitRows("SigninLogs", 3);
    europe.awaitRows("Vpn_CL", 2);
    logs =
        ProviderLogs.from(
            new Two(Map.of(SiemProvider.BUILT_IN, standard.workspace, EUROPE, europe.workspace)));
    compiler =
        (question, provider) ->
            new CompilePlan(new IntentLibrary(logs.of(provider))).compile(question);
  }

  @AfterEach
  void close() {
    standard.close();
    europe.close();
  }

  @Test
  void a_question_is_compiled_where_it_will_be_asked() {
    assertThat(compiler.compile(KQL, EUROPE)).isInstanceOf(Compilation.Compiled.class);
    assertThat(compiler.compile(KQL, SiemProvider.BUILT_IN))
        .isInstanceOfSatisfying(
            Compilation.NotCompiled.class, it -> assertThat(it.reason()).contains("Vpn_CL"));
    assertThat(compiler.compile(KQL, "gone"))
        .isInstanceOfSatisfying(
            Compilation.NotCompiled.class, it -> assertThat(it.reason()).contains("gone"));
  }

  @Test
  void an_edited_plan_is_held_against_the_tables_it_will_read() {
    var check = new CheckPlan(logs);
    var plan = plan();

    assertThat(check.again(plan, EUROPE)).isInstanceOf(CheckPlan.Checked.Sound.class);
    assertThat(check.again(plan, SiemProvider.BUILT_IN))
        .isInstanceOf(CheckPlan.Checked.Wrong.class);
    assertThat(check.check(PlanDraft.of(plan), Optional.empty(), EUROPE))
        .isInstanceOf(CheckPlan.Checked.Sound.class);
    assertThat(check.check(PlanDraft.of(plan), Optional.empty(), SiemProvider.BUILT_IN))
        .isInstanceOf(CheckPlan.Checked.Wrong.class);
  }

  @Test
  void a_backtest_and_an_estimate_read_the_rows_that_runs_will_read() {
    var estimate = new EstimateCost(logs, () -> NOON);
    var tried = new ArrayList<Backtest.Tried>();

    new Backtest(
            logs,
            new IdGenerator(() -> NOON, RandomGenerator.getDefault()),
            () -> NOON,
            Limits.USUAL)
        .run(
            new Backtest.Wish(
                plan(),
                EUROPE,
                PastOccurrences.last(1, Optional.empty(), Duration.ofDays(1), NOON),
                NotifyOn.NEW,
                Budget.Lower.NONE,
                Duration.ofMinutes(1)),
            tried::add);

    assertThat(tried)
        .extracting(Backtest.Tried::outcome)
        .containsExactly(Optional.of(Outcome.FINDINGS));
    assertThat(tried.getFirst().findings()).isOne();
    assertThat(estimate.of(plan(), Optional.empty(), EUROPE).orElseThrow().tables())
        .extracting(EstimateCost.Volume::rowsPerDay)
        .containsExactly(2L);
    assertThat(estimate.of(plan(), Optional.empty(), SiemProvider.BUILT_IN)).isEmpty();
  }

  private Plan plan() {
    return ((Compilation.Compiled) compiler.compile(KQL, EUROPE)).plan();
  }

  private record Two(Map<String, LogWorkspace> workspaces) implements Siem {
    @Override
    public List<String> names() {
      return List.copyOf(workspaces.keySet());
    }

    @Override
    public String standard() {
      return SiemProvider.BUILT_IN;
    }

    @Override
    public Optional<LogWorkspace> logs(String provider) {
      return Optional.ofNullable(workspaces.get(provider));
    }

    @Override
    public Optional<SiemIncidents> incidents(String provider) {
      return Optional.empty();
    }

    @Override
    public Optional<SiemEntities> entities(String provider) {
      return Optional.empty();
    }

    @Override
    public Optional<Objection> objection(SiemProvider provider) {
      return Optional.empty();
    }
  }
}
