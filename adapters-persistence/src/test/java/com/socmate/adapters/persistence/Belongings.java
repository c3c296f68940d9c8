package com.socmate.adapters.persistence;

import com.socmate.domain.id.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A row of somebody in every table that has things of people, whatever columns it has: of the
/// product's rules only those about what refers to what are kept, for an erasure has to heed them.
final class Belongings {
  private static final String COLUMNS =
      """
      select column_name, data_type, is_nullable = 'YES' or column_default is not null
      from information_schema.columns
      where table_schema = 'public' and table_name = '%s'
        and is_generated = 'NEVER' and is_identity = 'NO'
      """;

  /// What a column of that name holds, by the table whose `id` it is.
  private static final Map<String, String> REFERENCES =
      Map.of(
          "session_id", "session",
          "scope", "session",
          "schedule_id", "schedule",
          "notification_id", "notification",
          "delivery_id", "delivery",
          "sign_in_id", "sign_in",
          "key_id", "api_key",
          "client_id", "api_client",
          "row_id", "webhook",
          "run_id", "run");

  private static final List<String> PEOPLE =
      List.of("owner", "recipient", "user_id", "account_id", "lane", "principal");

  private final Connection connection;

  /// @param connection of a superuser, to a database that nobody else needs
  Belongings(Connection connection) {
    this.connection = connection;
  }

  /// Drops the rules about what may stand in a column.
  void allowAnything() throws SQLException {
    run(
        """
        do $$
        declare rule record;
        begin
          for rule in select conrelid::regclass as of, conname from pg_constraint
            where contype = 'c' and connamespace = 'public'::regnamespace
          loop
            execute format('alter table %s drop constraint %I', rule.of, rule.conname);
          end loop;
        end $$
        """);
  }

  /// Takes everything out again.
  void clear() throws SQLException {
    var tables = PersonalThing.ALL.stream().map(PersonalThing::table);
    put(
        "truncate account, audit_log, incident_happening, work, "
            + tables.collect(Collectors.joining(", "))
            + " cascade; update audit_head set seq = 0, hash = repeat('0', 64)");
  }

  /// @param number another one for each person, as long as it has one digit
  void giveTo(UserId person, int number) throws SQLException {
    for (var thing : PersonalThing.ALL) {
      var row = row(thing.table(), person, number);
      put(
          "insert into %s (%s) values (%s)"
              .formatted(
                  thing.table(), String.join(", ", row.keySet()), String.join(", ", row.values())));
    }
  }

  private Map<String, String> row(String table, UserId person, int number) throws SQLException {
    var row = new LinkedHashMap<String, String>();
    for (var column : rows(COLUMNS.formatted(table))) {
      var name = column.getFirst();
      if (isOfSomebody(table, name)) {
        row.put(name, text(meaning(table, name, person)));
      } else if (column.getLast().equals("f")) {
        row.put(name, anything(column.get(1), name + " " + person, number));
      }
    }
    return row;
  }

  private static boolean isOfSomebody(String table, String column) {
    return PEOPLE.contains(column)
        || REFERENCES.containsKey(column)
        || (table.equals("one_time_secret") && column.equals("notes"))
        || column.equals("id");
  }

  private static String meaning(String table, String column, UserId person) {
    if (PEOPLE.contains(column)) {
      return person.value();
    }
    if (column.equals("notes")) {
      return "{\"user\": \"" + person + "\"}";
    }
    var of = table.equals("search_stale") ? "session" : REFERENCES.getOrDefault(column, table);
    return id(of, person);
  }

  private static String id(String table, UserId person) {
    return table + "-of-" + person;
  }

  private static String anything(String type, String words, int number) {
    return switch (type) {
      case "text", "character varying", "character" -> text(words);
      case "boolean" -> "false";
      case "smallint", "integer", "bigint", "numeric", "double precision", "real" ->
          Integer.toString(number);
      case "jsonb", "json" -> "'{}'";
      case "bytea" -> "'\\x0%d'".formatted(number);
      case "ARRAY" -> "'{}'";
      case "date" -> "current_date";
      case "interval" -> "'1 day'";
      case "time without time zone" -> "'08:00'";
      case "timestamp with time zone" -> "now()";
      case "tsvector" -> "''";
      default -> throw new IllegalArgumentException("What stands in a column of " + type + "?");
    };
  }

  private static String text(String value) {
    return "'" + value + "'";
  }

  /// The rows of a table as text, in an order of their own.
  List<String> in(String table) throws SQLException {
    return rows("select t::text from " + table + " t order by 1").stream()
        .map(List::getFirst)
        .toList();
  }

  /// Changes rows, whatever they refer to.
  void put(String sql) throws SQLException {
    run("set session_replication_role = replica; " + sql);
    run("set session_replication_role = origin");
  }

  void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<List<String>> rows(String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var all = new ArrayList<List<String>>();
      while (rows.next()) {
        var cells = new ArrayList<String>();
        for (int cell = 1; cell <= rows.getMetaData().getColumnCount(); cell++) {
          cells.add(rows.getString(cell));
        }
        all.add(cells);
      }
      return all;
    }
  }
}
