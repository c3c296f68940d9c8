package com.socmate.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.Test;

class SharedSqlTest {
  private final Handles handles = TestPostgres.database().handles();

  /// Statements that tell on which connection they ran.
  interface Sql {
    @SqlQuery("select pg_backend_pid()")
    int connection();

    @SqlUpdate("no statement at all")
    void fail();

    default int twice() {
      return connection() + connection();
    }
  }

  @Test
  void each_handle_has_its_own_statements_even_while_another_is_in_use() {
    handles.inTransaction(outer -> {
      var outside = outer.attach(Sql.class);
      int elsewhere =
          CompletableFuture.supplyAsync(() -> handles.inTransaction(SharedSqlTest::connections))
              .join();
      assertThat(outside.connection()).isEqualTo(connection(outer)).isNotEqualTo(elsewhere);
      assertThat(outside.twice()).isEqualTo(2 * connection(outer));
      return true;
    });
  }

  private static int connections(Handle handle) {
    int connection = handle.attach(Sql.class).connection();
    assertThat(connection).isEqualTo(connection(handle));
    return connection;
  }

  @Test
  void what_a_statement_throws_arrives_as_it_was_thrown() {
    assertThatThrownBy(() ->
            handles.inTransaction(handle -> {
              handle.attach(Sql.class).fail();
              return true;
            }))
        .isInstanceOf(UnableToExecuteStatementException.class);
  }

  private static int connection(Handle handle) {
    return handle.createQuery("select pg_backend_pid()").mapTo(Integer.class).one();
  }
}
