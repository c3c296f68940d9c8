package com.socmate.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.id.RunId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunTracesTest {
  private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final AtomicReference<Optional<String>> span = new AtomicReference<>(Optional.empty());
  private Database database;

  @BeforeEach
  void open() {
    TestPostgres.database();
    database = Database.open(TestPostgres.config(1), span::get);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_run_knows_the_span_in_which_it_was_queued() {
    span.set(Optional.of(PARENT));
    assertThat(new RunTraces(database).queuedBy(queue("run_0001"))).contains(PARENT);
  }

  @Test
  void one_that_was_queued_in_none_knows_none_even_after_another_on_the_same_connection() {
    span.set(Optional.of(PARENT));
    queue("run_0001");
    span.set(Optional.empty());
    assertThat(new RunTraces(database).queuedBy(queue("run_0002"))).isEmpty();
  }

  private RunId queue(String id) {
    database
        .handles()
        .inTransaction(handle ->
            handle.execute(
                """
                insert into run (id, scheduled_for, trigger, lane, session_id, status, queued_at)
                values (?, now(), 'MANUAL', 'usr_1', 'sess_0001', 'OPEN', now())
                """,
                id));
    return new RunId(id);
  }
}
