package com.socmate.benchmarks;

/// What the database did between two moments.
///
/// @param statements top-level ones, by pg_stat_statements
/// @param walBytes written to the write-ahead log
record Cost(double statements, double commits, double walBytes) {
  private static final String STATEMENTS = "select sum(calls) from meter.pg_stat_statements";
  private static final String COMMITS =
      "select xact_commit from pg_stat_database where datname = current_database()";
  private static final String WAL = "select pg_current_wal_insert_lsn() - '0/0'::pg_lsn";

  static Cost now(Server server) {
    server.execute("select pg_stat_clear_snapshot()");
    return new Cost(server.number(STATEMENTS), server.number(COMMITS), server.number(WAL));
  }

  Cost since(Cost before) {
    return new Cost(
        statements - before.statements, commits - before.commits, walBytes - before.walBytes);
  }

  Cost per(int count) {
    return new Cost(statements / count, commits / count, walBytes / count);
  }
}
