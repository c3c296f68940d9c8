package com.socmate.benchmarks;

import com.socmate.cli.launcher.terminal.Terminal;

public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    var terminal = Terminal.of(System.out, System.getenv());
    int size = Integer.parseInt(arguments[0]);
    try (var server = Server.start(terminal)) {
      terminal.say(server.version());
      var contender = arguments[2].equals("db") ? new DbSchedulerContender(Integer.parseInt(arguments[3])) : new SocmateContender(Integer.parseInt(arguments[3]));
      server.empty();
      contender.drain(server, 2000);
      for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
        server.empty();
        server.execute("select meter.pg_stat_statements_reset()");
        var drain = contender.drain(server, size);
        terminal.say(
            "%s %d dispatch %.0f/s e2e %.0f/s; dispatched p99 %.0f started p50 %.0f p99 %.0f finished max %.0f; stm %.3f commits %.3f wal %.0f dup %d missed %d; CPU/run us: pg %.0f java %.0f"
                .formatted(drain.contender(), drain.size(), drain.dispatched().rate(), drain.finished().rate(),
                    drain.dispatched().percentile(99), drain.started().percentile(50), drain.started().percentile(99), drain.finished().max(),
                    drain.cost().statements() / drain.size(), drain.cost().commits() / drain.size(), drain.cost().walBytes() / drain.size(), drain.duplicates(), drain.missed(), drain.cost().databaseMillis() * 1000 / drain.size(), drain.cost().clientMillis() * 1000 / drain.size()));
        if (arguments.length > 4)
        try (var c = server.connect(); var st = c.createStatement(); var rs = st.executeQuery("select relname, n_tup_ins, n_tup_upd, n_tup_hot_upd, n_dead_tup, pg_relation_size(relid), pg_indexes_size(relid), autovacuum_count, autoanalyze_count from pg_stat_user_tables where n_tup_ins + n_tup_upd > 0")) {
          while (rs.next()) terminal.say("  %s ins %d upd %d hot %d dead %d size %d idx %d av %d aa %d".formatted(rs.getString(1), rs.getLong(2), rs.getLong(3), rs.getLong(4), rs.getLong(5), rs.getLong(6), rs.getLong(7), rs.getLong(8), rs.getLong(9)));
        } catch (java.sql.SQLException e) { throw new IllegalStateException(e); }
        if (arguments.length > 4)
        try (var c = server.connect(); var st = c.createStatement(); var rs = st.executeQuery("select calls, round(total_exec_time::numeric), round((total_exec_time/calls)::numeric,3), rows, left(regexp_replace(query, '\\s+', ' ', 'g'), 90) from meter.pg_stat_statements where query not like 'vacuum%' and query not like 'checkp%' order by total_exec_time desc limit 14")) {
          while (rs.next()) terminal.say("  %8d %8.0f ms %9.3f ms/call %8d rows  %s".formatted(rs.getLong(1), rs.getDouble(2), rs.getDouble(3), rs.getLong(4), rs.getString(5)));
        } catch (java.sql.SQLException e) { throw new IllegalStateException(e); }
      }
    }
  }
}
