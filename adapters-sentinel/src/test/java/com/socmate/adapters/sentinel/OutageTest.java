package com.socmate.adapters.sentinel;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.sentinel.FaultyFront.Fault;
import com.socmate.application.incident.IncidentNews;
import com.socmate.application.incident.SyncIncidents;
import com.socmate.application.incident.SyncIncidents.Synced;
import com.socmate.application.investigation.Assignment;
import com.socmate.application.investigation.CompilePlan;
import com.socmate.application.investigation.Investigate;
import com.socmate.application.investigation.Investigated;
import com.socmate.application.investigation.Limits;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.port.InMemoryDirectory;
import com.socmate.application.port.InMemoryIncidentMarks;
import com.socmate.application.port.InMemoryIncidents;
import com.socmate.application.port.InMemoryWorld;
import com.socmate.application.port.Incidents;
import com.socmate.application.port.LogWorkspace;
import com.socmate.application.port.Page;
import com.socmate.application.port.Siem;
import com.socmate.application.port.SiemEntities;
import com.socmate.application.port.SiemIncidents;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Role;
import com.socmate.domain.identity.User;
import com.socmate.domain.incident.Incident;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.provider.SiemProvider;
import com.socmate.domain.run.FailureReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ten minutes, by the clock that everybody here goes by, in which the provider answers nothing but
/// 429, 504 and connections that end. Incidents go on to appear and runs go on to ask.
class OutageTest {
  private static final Instant NOON = Instant.parse("2026-05-20T12:00:00Z");
  private static final Duration OUTAGE = Duration.ofMinutes(10);
  private static final Duration STEP = Duration.ofSeconds(20);
  private static final String QUESTION =
      "Check for failed sign-ins in the last 24 hours with more than 5 attempts from the same IP";
  private static final UserId USER = new UserId("usr_somebody1");

  @TempDir private Path folder = Path.of("");
  private SentinelBench bench;
  private InMemoryWorld world;
  private InMemoryIncidents incidents;
  private InMemoryIncidentMarks marks;
  private SyncIncidents sync;
  private SentinelLogs logs;
  private int appeared;

  @BeforeEach
  void open() throws IOException {
    Files.writeString(
        Files.createDirectories(folder.resolve("logs")).resolve("SigninLogs.ndjson"),
        """
        {"TimeGenerated":"2026-05-20T10:00:00Z","UserPrincipalName":"a@x.org","IPAddress":"192.0.2.1","ResultType":"0"}
        """);
    bench = new SentinelBench(folder, NOON);
    var clock = bench.time.clock();
    world = new InMemoryWorld(clock);
    world
        .accounts()
        .add(
            new User(USER, "user001@contoso.example", "One", Set.of(Role.ANALYST), ZoneOffset.UTC),
            "token");
    incidents = new InMemoryIncidents(clock);
    marks = new InMemoryIncidentMarks(clock);
    logs = bench.logs();
    sync =
        new SyncIncidents(
            new One(logs, bench.incidents()),
            incidents,
            marks,
            new IncidentNews(
                new InMemoryDirectory(world),
                world.notifications(),
                new IdGenerator(clock, new Random(5)),
                clock),
            world.transactions());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private record One(LogWorkspace workspace, SiemIncidents source) implements Siem {
    @Override
    public List<String> names() {
      return List.of(SiemProvider.BUILT_IN);
    }

    @Override
    public String standard() {
      return SiemProvider.BUILT_IN;
    }

    @Override
    public Optional<LogWorkspace> logs(String provider) {
      return Optional.of(workspace);
    }

    @Override
    public Optional<SiemIncidents> incidents(String provider) {
      return Optional.of(source);
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

  @Test
  void an_outage_loses_no_incident_calls_no_run_clear_and_ends_by_itself() {
    bench.has(++appeared, NOON.minusSeconds(30));
    assertThat(synced()).isInstanceOf(Synced.Done.class);
    assertThat(run()).isEqualTo("CLEAR");

    bench.front.otherwise(new Scripted(new Random(11))::next);
    var end = bench.time.now().plus(OUTAGE);
    var runs = new ArrayList<String>();
    while (bench.time.now().isBefore(end)) {
      bench.has(++appeared, bench.time.now());
      runs.add(run());
      assertThat(synced()).isInstanceOf(Synced.Failed.class);
      bench.time.pass(STEP);
    }

    assertThat(runs).isNotEmpty().doesNotContain("CLEAR");
    assertThat(known()).hasSize(1);
    assertThat(marks.states().getFirst().failures()).isEqualTo(runs.size());

    bench.front.otherwise(Fault.None::new);
    bench.time.pass(Duration.ofMinutes(5));
    assertThat(synced()).isInstanceOf(Synced.Done.class);
    assertThat(known())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, appeared).boxed().toList());
    assertThat(run()).isEqualTo("CLEAR");
    assertThat(marks.states().getFirst().failures()).isZero();
    assertThat(synced()).isInstanceOf(Synced.Done.class);
    assertThat(known()).hasSize(appeared);
  }

  /// A list that breaks off behind its first page, as an outage that begins in its midst leaves it.
  @Test
  void an_outage_that_begins_between_two_pages_loses_nothing() {
    for (int number = 1; number <= 450; number++) {
      bench.has(++appeared, NOON.minusSeconds(number));
    }
    bench.front.next(new Fault.None());
    bench.front.otherwise(Fault.Reset::new);
    assertThat(synced()).isInstanceOf(Synced.Failed.class);
    bench.front.otherwise(Fault.None::new);
    bench.time.pass(Duration.ofMinutes(5));
    assertThat(synced()).isEqualTo(new Synced.Done(SiemProvider.BUILT_IN, 450));
    assertThat(known()).hasSize(450);
  }

  /// What the provider answers in an outage, in no order.
  private record Scripted(Random random) {
    Fault next() {
      return switch (random.nextInt(4)) {
        case 0 -> FaultyFront.busy("15");
        case 1 -> FaultyFront.gatewayTimeout();
        case 2 -> new Fault.Reset();
        default -> new Fault.Status(503, Map.of(), "");
      };
    }
  }

  private Synced synced() {
    return sync.sync(SiemProvider.BUILT_IN).orElseThrow();
  }

  private List<Long> known() {
    var found = new ArrayList<Long>();
    for (int from = 0; from < 1_000; from += Page.MAX_LIMIT) {
      incidents.list(Incidents.Filter.NONE, new Page(Page.MAX_LIMIT, from)).items().stream()
          .map(Incident::number)
          .forEach(found::add);
    }
    found.sort(null);
    return found;
  }

  /// A run to its end: its outcome, or why it failed.
  private String run() {
    var library = new IntentLibrary(logs);
    var clock = bench.time.clock();
    var investigate =
        new Investigate(
            logs,
            world.runs(),
            library,
            new IdGenerator(clock, new Random(1)),
            clock,
            Limits.USUAL);
    var assignment =
        new Assignment(
            new RunId("run_0001"),
            Optional.empty(),
            QUESTION,
            Persona.SOC_ANALYST,
            new CompilePlan(library).compile(QUESTION),
            OptionalInt.empty(),
            bench.time.now());
    return switch (investigate.investigate(assignment, _ -> true, () -> false)) {
      case Investigated.Done(var result) -> {
        Outcome outcome = result.conclusion().outcome();
        yield outcome.name();
      }
      case Investigated.Broken(FailureReason why) -> why.code().name();
      case Investigated.Told _ -> "TOLD";
      case Investigated.Stopped _ -> "STOPPED";
    };
  }
}
