package com.socmate.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What the database and this process did between two moments.
///
/// @param statements top-level ones, by pg_stat_statements
/// @param walBytes written to the write-ahead log
/// @param databaseMillis of CPU, over all processes of the server
/// @param clientMillis of CPU, of this process
record Cost(
    double statements,
    double commits,
    double walBytes,
    double databaseMillis,
    double clientMillis) {
  private static final String STATEMENTS = "select sum(calls) from meter.pg_stat_statements";
  private static final String COMMITS =
      "select xact_commit from pg_stat_database where datname = current_database()";
  private static final String WAL = "select pg_current_wal_insert_lsn() - '0/0'::pg_lsn";
  private static final double MILLIS_PER_TICK = 10;

  static Cost now(Server server) {
    return new Cost(
        server.number(STATEMENTS),
        server.number(COMMITS),
        server.number(WAL),
        databaseMillis(server.process()),
        cpuOfThisProcess());
  }

  Cost since(Cost before) {
    return new Cost(
        statements - before.statements,
        commits - before.commits,
        walBytes - before.walBytes,
        databaseMillis - before.databaseMillis,
        clientMillis - before.clientMillis);
  }

  Cost per(int count) {
    return new Cost(
        statements / count,
        commits / count,
        walBytes / count,
        databaseMillis / count,
        clientMillis / count);
  }

  double cpuMillis() {
    return databaseMillis + clientMillis;
  }

  private static double cpuOfThisProcess() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e6;
  }

  /// The server's own, that of its children, and that of its children that have ended.
  private static double databaseMillis(ProcessHandle server) {
    return Stream.concat(Stream.of(server), server.children())
        .mapToDouble(it -> ticks(it.pid(), it.equals(server)) * MILLIS_PER_TICK)
        .sum();
  }

  private static long ticks(long process, boolean withChildren) {
    try {
      var line = Files.readString(Path.of("/proc/" + process + "/stat"));
      var fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
      long own = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
      return withChildren ? own + Long.parseLong(fields[13]) + Long.parseLong(fields[14]) : own;
    } catch (IOException e) {
      return 0;
    }
  }
}
