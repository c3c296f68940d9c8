package com.socmate.adapters.persistence;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// Gives out connections: the one of the transaction the thread is in, or one of its own for a
/// single statement.
final class Handles {
  private final Jdbi jdbi;
  private final Supplier<Optional<String>> traceParent;
  private final ScopedValue<Handle> current = ScopedValue.newInstance();

  Handles(Jdbi jdbi, Supplier<Optional<String>> traceParent) {
    this.jdbi = jdbi;
    this.traceParent = traceParent;
  }

  <T> T with(Function<Handle, T> work) {
    return translated(
        () -> current.isBound() ? work.apply(current.get()) : jdbi.withHandle(work::apply));
  }

  /// What a query finds. For those that every request asks: attaching an interface with SQL takes
  /// longer than most of its statements.
  <T> List<T> query(String sql, Map<String, ?> values, Class<T> row) {
    return with(handle -> handle.createQuery(sql).bindMap(values).mapTo(row).list());
  }

  <T> T inTransaction(Function<Handle, T> work) {
    return translated(() ->
        current.isBound()
            ? work.apply(current.get())
            : jdbi.inTransaction(handle -> {
              carryTrace(handle);
              return ScopedValue.where(current, handle).call(() -> work.apply(handle));
            }));
  }

  /// What the transaction queues is marked with it: see the default of `run.trace_parent`.
  private void carryTrace(Handle handle) {
    traceParent
        .get()
        .ifPresent(it -> handle.execute("select set_config('socmate.trace_parent', ?, true)", it));
  }

  /// Has the transaction's further statements planned as probes of indexes, once for all values.
  /// Each is about a few hundred rows that it names; a plan made while a table was small, or for
  /// what statistics guess of an array, would read the whole table once it has grown.
  static void planAsProbes(Handle handle) {
    handle.execute(
        """
        select
          set_config('plan_cache_mode', 'force_generic_plan', true),
          set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
          set_config('enable_mergejoin', 'off', true)
        """);
  }

  private static <T> T translated(Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException e) {
      throw sqlCause(e)
          .filter(Handles::isUnavailability)
          .<RuntimeException>map(_ -> new DatabaseUnavailable(e))
          .orElse(e);
    }
  }

  private static Optional<SQLException> sqlCause(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  /// Class 08 is a broken connection, 53 want of resources, 57P an operator or a start or stop,
  /// 25P03 a session that was ended because it stood still.
  private static boolean isUnavailability(SQLException e) {
    String state = Optional.ofNullable(e.getSQLState()).orElse("");
    return e instanceof SQLTransientConnectionException
        || state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P")
        || state.equals("25P03");
  }
}
