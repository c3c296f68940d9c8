package com.socmate.chaos.check;

import com.socmate.chaos.world.Connections;
import java.sql.SQLException;

/// What the round adds to its own database so that nothing goes unseen: who wrote each event, and a
/// journal of every run's changes of hands. It is part of the writer's transaction, and so exactly
/// as true as what it tells of. The product knows nothing of it.
public final class Observation {
  private static final String JOURNAL =
      """
      create schema chaos;

      create table chaos.hold (
        seq    bigint generated always as identity,
        run_id text collate "C" not null,
        change text not null,
        token  bigint not null,
        losses smallint not null,
        lane   text collate "C" not null,
        by     text not null,
        at     timestamptz not null
      );

      create function chaos.note() returns trigger language plpgsql as $$
      declare
        row work := case when tg_op = 'DELETE' then old else new end;
        change text := case
          when tg_op = 'DELETE' then 'RELEASED'
          when tg_op = 'INSERT' then 'QUEUED'
          when new.worker is null then 'RETURNED'
          when new.worker is distinct from old.worker then 'CLAIMED'
          else 'SEIZED'
        end;
      begin
        insert into chaos.hold (run_id, change, token, losses, lane, by, at)
        values (
          row.run_id, change, row.token, row.losses, row.lane,
          current_setting('application_name'), clock_timestamp());
        return null;
      end
      $$;

      create trigger chaos_note after insert or delete on work
        for each row execute function chaos.note();
      create trigger chaos_note_change after update on work
        for each row when (old.token is distinct from new.token) execute function chaos.note();

      alter table session_event
        add column chaos_writer text not null default current_setting('application_name'),
        add column chaos_at timestamptz not null default clock_timestamp();
      """;

  private Observation() {}

  /// Begins to observe. The schema must be there, and no schedule yet.
  public static void begin(Connections connections) throws SQLException {
    connections.inTransaction(connection -> {
      try (var statement = connection.createStatement()) {
        return statement.execute(JOURNAL);
      }
    });
  }
}
