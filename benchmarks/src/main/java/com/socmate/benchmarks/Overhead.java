package com.socmate.benchmarks;

import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.JdbiAuditLog;
import com.socmate.adapters.persistence.JdbiNotifications;
import com.socmate.adapters.persistence.JdbiRunQueue;
import com.socmate.adapters.persistence.JdbiRuns;
import com.socmate.adapters.persistence.JdbiSchedules;
import com.socmate.adapters.persistence.JdbiSessions;
import com.socmate.adapters.persistence.JdbiSuppressions;
import com.socmate.adapters.persistence.JdbiTransactions;
import com.socmate.application.investigation.CompilePlan;
import com.socmate.application.investigation.Investigate;
import com.socmate.application.investigation.Limits;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.port.RunQueue;
import com.socmate.application.run.ExecuteRun;
import com.socmate.application.run.FinishRun;
import com.socmate.application.run.Insistence;
import com.socmate.application.run.RunNews;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.run.Lane;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// B8: what a run costs beside its queries: from the claim to the end on record, with a workspace
/// that answers at once.
final class Overhead {
  private static final UserId OWNER = new UserId("usr_bench");
  private static final String QUESTION =
      "Check for failed sign-ins in the last 24 hours with more than 5 attempts from the same IP";
  private static final InstantSource CLOCK = InstantSource.system();

  private final RunQueue queue;
  private final ExecuteRun execute;
  private final CannedLogs logs;
  private final IdGenerator ids = new IdGenerator(CLOCK, new SecureRandom());

  private Overhead(Database database, int findings) {
    this.logs = new CannedLogs(findings);
    this.queue = new JdbiRunQueue(database);
    var sessions = new JdbiSessions(database);
    var schedules = new JdbiSchedules(database);
    var runs = new JdbiRuns(database);
    var library = new IntentLibrary(logs);
    var finish =
        new FinishRun(
            queue,
            runs,
            sessions,
            schedules,
            new JdbiNotifications(database),
            new JdbiAuditLog(database),
            new JdbiTransactions(database),
            CLOCK,
            new RunNews(ids, _ -> Optional.empty()));
    this.execute =
        new ExecuteRun(
            sessions,
            schedules,
            new CompilePlan(library),
            new Investigate(
                logs, runs, new JdbiSuppressions(database), library, ids, CLOCK, Limits.USUAL),
            finish,
            CLOCK,
            new Insistence(Duration.ofMillis(200), Duration.ofSeconds(5), new SecureRandom()));
  }

  static void run(Server server, Options options, Report report) {
    report.say(
        "From a worker's claim to the end on record, one run at a time: compiling the question, every event a watcher sees, judging, counting again, the report, findings, evidence and the notification; without the time the workspace took. On a busy machine the CPU time says more than the clock.");
    report.say("");
    report.head(
        "findings",
        "rows of evidence",
        "runs",
        "p50 ms",
        "p95 ms",
        "p99 ms",
        "max ms",
        "CPU of the run, p50 ms",
        "p99 ms");
    int runs = options.sizes(List.of(1_000), List.of(200)).getFirst();
    for (int findings : List.of(0, 20, 200)) {
      server.empty();
      var at = server.database();
      try (var database =
          Database.open(new Database.Config(at.url(), at.user(), at.password(), 8))) {
        var samples = new Overhead(database, findings).measure(runs);
        var cpu = samples.cpu();
        var wall = samples.wall();
        report.row(
            Integer.toString(findings),
            Integer.toString(findings * 11),
            Integer.toString(runs),
            percentile(wall, 50),
            percentile(wall, 95),
            percentile(wall, 99),
            percentile(wall, 100),
            percentile(cpu, 50),
            percentile(cpu, 99));
      }
    }
  }

  private Samples measure(int runs) {
    var threads = ManagementFactory.getThreadMXBean();
    var samples = new Samples(new ArrayList<>(), new ArrayList<>());
    var worker = queue.register("bench", Duration.ofHours(1));
    for (int run = -runs / 2; run < runs; run++) {
      ask();
      var claim = queue.claim(worker, 1, 10).getFirst();
      logs.takeNanos();
      long cpu = threads.getCurrentThreadCpuTime();
      long began = System.nanoTime();
      var ended = execute.execute(claim, () -> false);
      long took = System.nanoTime() - began - logs.takeNanos();
      if (!(ended instanceof ExecuteRun.Ended.Recorded)) {
        throw new IllegalStateException("A run did not come to its end: " + ended);
      }
      if (run >= 0) {
        samples.wall().add(took);
        samples.cpu().add(threads.getCurrentThreadCpuTime() - cpu);
      }
    }
    return samples;
  }

  private record Samples(List<Long> wall, List<Long> cpu) {}

  private void ask() {
    var now = CLOCK.instant().truncatedTo(ChronoUnit.MICROS);
    var session =
        new Session(
            ids.session(),
            OWNER,
            Visibility.PRIVATE,
            Optional.empty(),
            "Failed sign-ins",
            QUESTION,
            Persona.SOC_ANALYST,
            Session.Status.ACTIVE,
            now,
            Optional.empty(),
            Optional.empty());
    var origin =
        new Run.Origin(Optional.empty(), Trigger.MANUAL, now, Lane.of(OWNER), session.id());
    queue.addManual(new Run.Queued(ids.run(), origin, now), session, 10);
  }

  private static String percentile(List<Long> nanos, int share) {
    var sorted = nanos.stream().sorted().toList();
    int place = Math.max(0, (int) Math.ceil(share / 100.0 * sorted.size()) - 1);
    return Report.number(sorted.get(place) / 1e6);
  }
}
