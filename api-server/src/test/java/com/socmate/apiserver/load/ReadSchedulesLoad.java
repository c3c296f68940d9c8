package com.socmate.apiserver.load;

import com.socmate.apiserver.LiveApi;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `GET /api/v1/schedules`, 20 of the 10,000 that each of twenty people has, by these people signed
/// in. Arguments: seconds for each rate, then rates in requests a second. Prints how long answers
/// took and what a request cost the processors: of this process, which is the server and the
/// callers, and of PostgreSQL.
public final class ReadSchedulesLoad {
  private static final int WARM_UP_RATE = 200;
  private static final int WARM_UP_SECONDS = 20;
  private static final int PEOPLE = 20;
  private static final int SCHEDULES_OF_EACH = 10_000;
  private static final double TICKS_A_SECOND = 100;

  private ReadSchedulesLoad() {}

  public static void main(String[] arguments) throws Exception {
    int seconds = Integer.parseInt(arguments[0]);
    var api = LiveApi.shared();
    var tokens = new ArrayList<String>();
    for (int number = 0; number < PEOPLE; number++) {
      var person = api.signedIn("person" + number + "@contoso.example");
      fill(api, person.getFirst());
      tokens.add(person.getLast());
    }
    api.sql("vacuum analyze");
    var load = new OpenLoop(api.port(), "/api/v1/schedules", tokens);
    load.run(WARM_UP_RATE, WARM_UP_SECONDS);
    for (String rate : List.of(arguments).subList(1, arguments.length)) {
      measure(load, Integer.parseInt(rate), seconds);
    }
    System.exit(0);
  }

  private static void measure(OpenLoop load, int perSecond, int seconds) {
    double ours = cpuSeconds();
    double theirs = postgresSeconds();
    long began = System.nanoTime();
    var took = load.run(perSecond, seconds);
    double lasted = (System.nanoTime() - began) / 1e9;
    tell(System.out, took, lasted, cpuSeconds() - ours, postgresSeconds() - theirs, load.failed());
  }

  private static void tell(
      PrintStream out, long[] took, double lasted, double ours, double theirs, int failed) {
    out.printf(
        "%d requests in %.1f s (%.0f/s), %d failed; p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, most %.1f ms%n",
        took.length,
        lasted,
        took.length / lasted,
        failed,
        millis(took, 0.5),
        millis(took, 0.9),
        millis(took, 0.99),
        millis(took, 1));
    out.printf(
        "processor time a request: server and callers %.2f ms, PostgreSQL %.2f ms%n",
        1_000 * ours / took.length, 1_000 * theirs / took.length);
  }

  private static double millis(long[] sorted, double part) {
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(part * sorted.length))] / 1e6;
  }

  private static void fill(LiveApi api, String owner) {
    api.sql(
        """
        insert into schedule (id, owner, name, description, query, persona, overlap, catchup,
          notify_on, visibility, tags, frequency, at_time, zone, delay_seconds, created_at)
        select 'sch_load' || n || 'x' || md5(?), ?, 'Schedule ' || n, '',
          'failed sign-ins in the last 24 hours with more than 5 attempts from the same IP',
          'SOC_ANALYST', 'SKIP', 'LAST', 'NEW', 'PRIVATE', '{}', 'DAILY', '08:00', 'UTC', 0,
          now() - n * interval '1 second'
        from generate_series(1, ?) n
        """,
        owner,
        owner,
        SCHEDULES_OF_EACH);
    api.sql(
        """
        insert into schedule_clock (schedule_id, status, next_run_at, version, updated_at)
        select id, 'ACTIVE', now() + interval '1 day', 1, now() from schedule where owner = ?
        """,
        owner);
  }

  private static double cpuSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  /// Of the processes that serve our connections.
  private static double postgresSeconds() {
    return LiveApi.shared().column("select pid::text from pg_stat_activity").stream()
            .map(ReadSchedulesLoad::ticks)
            .flatMap(Optional::stream)
            .mapToLong(Long::longValue)
            .sum()
        / TICKS_A_SECOND;
  }

  /// As Linux counts them for a process.
  private static Optional<Long> ticks(String pid) {
    try {
      var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return Optional.of(Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
