package com.socmate.adapters.persistence;

import com.socmate.application.port.PersonalData;
import com.socmate.domain.id.UserId;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// Table by table, as [PersonalThing] lists them.
public final class JdbiPersonalData implements PersonalData {
  private static final int AT_ONCE = 200;

  /// Nothing by which somebody could be let in.
  private static final String COLUMNS =
      """
      select string_agg(quote_ident(column_name), ', ' order by ordinal_position)
      from information_schema.columns
      where table_schema = current_schema() and table_name = :table
        and data_type not in ('bytea', 'tsvector') and column_name not in ('hash', 'token')
      """;

  private static final String NOBODY =
      """
      update account set
        issuer = '%s', subject = id, email = id || '@erased.invalid',
        name = 'Erased user', zone = 'UTC', department = null, job_title = null,
        avatar_url = null, settings = '{}', last_sign_in_at = null,
        disabled_at = coalesce(disabled_at, now()), version = version + 1
      where id = :user
      """
          .formatted(ERASED);

  /// The timelines of incidents are everybody's; what they quote of a session goes with it.
  private static final String QUOTED =
      """
      update incident_happening set words = '', session_id = null
      where session_id in (select id from session where owner = :user)
      """;

  private final Handles handles;

  public JdbiPersonalData(Database database) {
    this.handles = database.handles();
  }

  @Override
  public SortedMap<String, Long> kept(UserId user) {
    return handles.with(handle -> {
      var kept = new TreeMap<String, Long>();
      PersonalThing.shown()
          .forEach(thing -> {
            long number =
                count(handle, "select count(*) from " + thing.table() + where(thing), user);
            if (number > 0) {
              kept.put(thing.table(), number);
            }
          });
      return kept;
    });
  }

  @Override
  public long underWay(UserId user) {
    return handles.with(
        handle -> count(handle, "select count(*) from work where lane = :user", user));
  }

  @Override
  public void each(UserId user, Reader reader) {
    handles.inTransaction(handle -> {
      PersonalThing.shown().forEach(thing -> each(handle, thing, user, reader));
      return true;
    });
  }

  private static void each(Handle handle, PersonalThing thing, UserId user, Reader reader) {
    var columns =
        handle.createQuery(COLUMNS).bind("table", thing.table()).mapTo(String.class).one();
    try (var query =
        handle.createQuery(
            "select row_to_json(t) from (select "
                + columns
                + " from "
                + thing.table()
                + where(thing)
                + ") t")) {
      query
          .bind("user", user.value())
          .setFetchSize(AT_ONCE)
          .mapTo(String.class)
          .forEach(json -> reader.read(thing.table(), json));
    }
  }

  @Override
  public void erase(UserId user) {
    handles.inTransaction(handle -> {
      run(handle, QUOTED, user);
      PersonalThing.ALL.forEach(
          thing -> run(handle, "delete from " + thing.table() + where(thing), user));
      run(handle, NOBODY, user);
      return true;
    });
  }

  private static String where(PersonalThing thing) {
    return " where " + thing.theirs();
  }

  private static long count(Handle handle, String query, UserId user) {
    return handle.createQuery(query).bind("user", user.value()).mapTo(Long.class).one();
  }

  private static void run(Handle handle, String statement, UserId user) {
    try (var update = handle.createUpdate(statement)) {
      update.bind("user", user.value()).execute();
    }
  }
}
