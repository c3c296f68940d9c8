package com.socmate.adapters.persistence.backup;

import com.socmate.adapters.persistence.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/// Writes every table as it is at one moment into one file, while others go on reading and writing.
public final class TakeBackup {
  /// Texts that mean the same wherever they are read again.
  private static final List<String> PLAINLY =
      List.of(
          "set datestyle = 'ISO'",
          "set intervalstyle = 'postgres'",
          "set timezone = 'UTC'",
          "set extra_float_digits = 1",
          "set bytea_output = 'hex'",
          "set lock_timeout = '60s'");

  private static final String MIGRATIONS =
      """
      select version, checksum from flyway_schema_history
      where success and version is not null order by installed_rank
      """;

  private final Database.Config config;

  public TakeBackup(Database.Config config) {
    this.config = config;
  }

  /// The file is there whole or not at all, and nobody but its owner can read it.
  ///
  /// @throws BackupRefused if the database or the disk stands in the way
  public Manifest into(Path file) {
    try (var connection = connect(config);
        var archive = ArchiveWriter.beside(file)) {
      connection.setAutoCommit(false);
      var catalog = new Catalog(connection);
      catalog.execute("set transaction isolation level repeatable read read only");
      var manifest = write(connection, catalog, archive);
      archive.finish(manifest);
      return manifest;
    } catch (SQLException e) {
      throw new BackupRefused("The database could not be read: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new BackupRefused(
          "The backup could not be written to " + file + ": " + e.getMessage(), e);
    }
  }

  static Connection connect(Database.Config config) throws SQLException {
    var login =
        config.owner().orElseGet(() -> new Database.Login(config.user(), config.password()));
    var properties = new Properties();
    properties.setProperty("user", login.user());
    properties.setProperty("password", login.password());
    properties.setProperty("ApplicationName", "backup");
    properties.setProperty("tcpKeepAlive", "true");
    var connection = DriverManager.getConnection(config.url(), properties);
    var catalog = new Catalog(connection);
    for (String setting : PLAINLY) {
      catalog.execute(setting);
    }
    return connection;
  }

  /// Sequences are read last: they are of no snapshot, and must not be behind the rows.
  private static Manifest write(Connection connection, Catalog catalog, ArchiveWriter archive)
      throws SQLException, IOException {
    var migrations =
        catalog.list(MIGRATIONS, row -> new Manifest.Migration(row.getString(1), row.getInt(2)));
    var tables = catalog.tables();
    catalog.execute(
        "lock table "
            + String.join(", ", tables.stream().map(Manifest.Table::quoted).toList())
            + " in access share mode");
    var written = new ArrayList<Manifest.Table>();
    var copy = new CopyManager(connection.unwrap(BaseConnection.class));
    for (var table : tables) {
      written.add(write(copy, table, archive));
    }
    return new Manifest(
        Manifest.FORMAT,
        catalog.text("select to_char(now(), 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"),
        catalog.text("show server_version"),
        migrations,
        catalog.masterKeys(),
        catalog.text("select seq || ':' || hash from audit_head"),
        written,
        catalog.sequences());
  }

  private static Manifest.Table write(CopyManager copy, Manifest.Table table, ArchiveWriter archive)
      throws SQLException, IOException {
    try (var entry = archive.entry(table.entry())) {
      long rows =
          copy.copyOut(
              "copy " + table.quoted() + " (" + table.quotedColumns() + ") to stdout", entry);
      return new Manifest.Table(
          table.schema(), table.name(), table.columns(), rows, entry.bytes(), entry.sha256());
    }
  }
}
