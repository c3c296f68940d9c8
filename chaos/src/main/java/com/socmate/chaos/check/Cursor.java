package com.socmate.chaos.check;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

/// Rows in the order of their first column, read group by group without holding all of them.
final class Cursor implements AutoCloseable {
  private static final int FETCH = 2_000;

  private final PreparedStatement statement;
  private final ResultSet rows;
  private Optional<String> key;

  /// Reads a row's other columns.
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  Cursor(Connection connection, String sql) throws SQLException {
    statement = connection.prepareStatement(sql);
    statement.setFetchSize(FETCH);
    rows = statement.executeQuery();
    key = next();
  }

  private Optional<String> next() throws SQLException {
    return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
  }

  /// The group that comes next.
  Optional<String> key() {
    return key;
  }

  /// Reads every row of that group, if it is the next one.
  <T> void group(String wanted, Reader<T> reader, Consumer<T> sink) throws SQLException {
    while (key.filter(wanted::equals).isPresent()) {
      sink.accept(reader.read(rows));
      key = next();
    }
  }

  @Override
  public void close() throws SQLException {
    rows.close();
    statement.close();
  }
}
