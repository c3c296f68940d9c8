package com.socmate.benchmarks;

import com.socmate.cli.launcher.terminal.Terminal;

public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    var terminal = Terminal.of(System.out, System.getenv());
    try (var server = Server.start(terminal)) {
      terminal.say(server.version());
      for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
        server.empty();
        server.execute("select meter.pg_stat_statements_reset()");
        var drain = new SocmateContender(Integer.parseInt(arguments[2])).drain(server, Integer.parseInt(arguments[0]));
        terminal.say(
            "%s %d dispatch %.0f/s e2e %.0f/s; dispatched p99 %.0f started p50 %.0f p99 %.0f finished max %.0f; stm %.3f commits %.3f wal %.0f dup %d missed %d"
                .formatted(drain.contender(), drain.size(), drain.dispatched().rate(), drain.finished().rate(),
                    drain.dispatched().percentile(99), drain.started().percentile(50), drain.started().percentile(99), drain.finished().max(),
                    drain.cost().statements() / drain.size(), drain.cost().commits() / drain.size(), drain.cost().walBytes() / drain.size(), drain.duplicates(), drain.missed()));
        try (var c = server.connect(); var st = c.createStatement(); var rs = st.executeQuery("select calls, round(total_exec_time::numeric), round((total_exec_time/calls)::numeric,3), rows, left(regexp_replace(query, '\\s+', ' ', 'g'), 90) from meter.pg_stat_statements order by total_exec_time desc limit 14")) {
          while (rs.next()) terminal.say("  %8d %8.0f ms %9.3f ms/call %8d rows  %s".formatted(rs.getLong(1), rs.getDouble(2), rs.getDouble(3), rs.getLong(4), rs.getString(5)));
        } catch (java.sql.SQLException e) { throw new IllegalStateException(e); }
      }
    }
  }
}
