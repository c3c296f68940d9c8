package com.socmate.benchmarks.kql;

import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// DuckDB over the same rows, in a database file of its own.
final class OtherEngine implements AutoCloseable {
  private final Connection connection;

  OtherEngine(Path file) throws SQLException {
    this.connection = DriverManager.getConnection("jdbc:duckdb:" + file);
  }

  void threads(int count) throws SQLException {
    run("SET threads = " + count);
  }

  void load(Path records) throws SQLException {
    run("SET preserve_insertion_order = true");
    run(
        """
        CREATE TABLE SecurityEvent AS SELECT * FROM read_json('%s',
        format = 'newline_delimited', columns = {TimeGenerated: 'TIMESTAMP', Computer: 'VARCHAR',
        EventID: 'BIGINT', Channel: 'VARCHAR', Level: 'VARCHAR', Task: 'BIGINT',
        EventSourceName: 'VARCHAR', EventRecordId: 'VARCHAR', Account: 'VARCHAR',
        AccountType: 'VARCHAR', SubjectUserName: 'VARCHAR', SubjectDomainName: 'VARCHAR',
        SubjectLogonId: 'VARCHAR', SubjectUserSid: 'VARCHAR', LogonType: 'BIGINT',
        IpAddress: 'VARCHAR', IpPort: 'VARCHAR', LogonProcessName: 'VARCHAR',
        AuthenticationPackageName: 'VARCHAR', Status: 'VARCHAR', NewProcessName: 'VARCHAR',
        ParentProcessName: 'VARCHAR', CommandLine: 'VARCHAR', ProcessId: 'VARCHAR',
        Bytes: 'BIGINT', Details: 'JSON'})
        """
            .formatted(records));
    run("CHECKPOINT");
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  List<String> rows(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int width = result.getMetaData().getColumnCount();
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= width; i++) {
          row.append(i == 1 ? "" : "|").append(text(result.getObject(i)));
        }
        rows.add(row.toString());
      }
      return rows;
    }
  }

  private static String text(@Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> "";
      case java.sql.Timestamp it -> micros(it.toLocalDateTime());
      case LocalDateTime it -> micros(it);
      case Double it -> "%.4f".formatted(it);
      case Array it -> Arrays.toString((Object[]) it.getArray()).replace(" ", "");
      default -> value.toString();
    };
  }

  private static String micros(LocalDateTime time) {
    return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant(ZoneOffset.UTC)));
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
