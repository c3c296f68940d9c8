package com.socmate.adapters.persistence.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a database consists of, as PostgreSQL's own tables tell.
final class Catalog {
  /// Ours and Quartz's.
  private static final String PLACES = "n.nspname in (current_schema(), 'quartz')";

  private static final String TABLES =
      """
      select n.nspname, c.relname,
        array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '')
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where %s and c.relkind = 'r' and c.relname <> 'flyway_schema_history'
      group by 1, 2
      order by 1, 2
      """
          .formatted(PLACES);

  private static final String SEQUENCES =
      """
      select s.schemaname, s.sequencename, coalesce(s.last_value, s.start_value),
        s.last_value is not null
      from pg_sequences s join pg_namespace n on n.nspname = s.schemaname
      where %s
      order by 1, 2
      """
          .formatted(PLACES);

  private static final String REFERENCES =
      """
      select fn.nspname, f.relname, tn.nspname, t.relname
      from pg_constraint k
      join pg_class f on f.oid = k.conrelid
      join pg_namespace fn on fn.oid = f.relnamespace
      join pg_class t on t.oid = k.confrelid
      join pg_namespace tn on tn.oid = t.relnamespace
      where k.contype = 'f' and f.oid <> t.oid
      """;

  private static final String SEALED =
      """
      select n.nspname, c.relname
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid
      join pg_namespace n on n.oid = c.relnamespace
      where %s and c.relkind = 'r' and a.attname = 'sealed' and a.atttypid = 'bytea'::regtype
        and not a.attisdropped
      order by 1, 2
      """
          .formatted(PLACES);

  private final Connection connection;

  Catalog(Connection connection) {
    this.connection = connection;
  }

  /// @param from the table that refers to the other
  record Reference(String from, String to) {}

  /// The tables whose rows are kept, without how many there are.
  List<Manifest.Table> tables() throws SQLException {
    return list(
        TABLES,
        row -> new Manifest.Table(row.getString(1), row.getString(2), texts(row, 3), 0, 0, ""));
  }

  List<Manifest.Sequence> sequences() throws SQLException {
    return list(
        SEQUENCES,
        row ->
            new Manifest.Sequence(
                row.getString(1), row.getString(2), row.getLong(3), row.getBoolean(4)));
  }

  List<Reference> references() throws SQLException {
    return list(
        REFERENCES,
        row ->
            new Reference(
                quoted(row.getString(1)) + "." + quoted(row.getString(2)),
                quoted(row.getString(3)) + "." + quoted(row.getString(4))));
  }

  /// The names of the master keys that close what is sealed.
  List<String> masterKeys() throws SQLException {
    var names = new ArrayList<String>();
    for (String table : sealed()) {
      names.addAll(
          list(
              "select distinct encode(substring(sealed from 2 for 8), 'hex') from " + table,
              row -> row.getString(1)));
    }
    return names.stream().distinct().sorted().toList();
  }

  private List<String> sealed() throws SQLException {
    return list(SEALED, row -> quoted(row.getString(1)) + "." + quoted(row.getString(2)));
  }

  String text(String query) throws SQLException {
    return list(query, row -> row.getString(1)).getFirst();
  }

  <T> List<T> list(String query, Reading<T> reading) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var all = new ArrayList<T>();
      while (rows.next()) {
        all.add(reading.read(rows));
      }
      return all;
    }
  }

  void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> texts(ResultSet row, int column) throws SQLException {
    return Arrays.asList((String[]) row.getArray(column).getArray());
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }
}
