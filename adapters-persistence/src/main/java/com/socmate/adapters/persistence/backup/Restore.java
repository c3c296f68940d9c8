package com.socmate.adapters.persistence.backup;

import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.Migrations;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/// Makes a database again what it was when a backup was taken: everything of it or nothing.
public final class Restore {
  private static final String OTHERS =
      """
      select count(*) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and usename is not null
      """;

  private final Database.Config config;
  private final Set<String> masterKeys;

  /// @param masterKeys the names of those at hand
  public Restore(Database.Config config, Set<String> masterKeys) {
    this.config = config;
    this.masterKeys = Set.copyOf(masterKeys);
  }

  /// What a database that is not empty comes to.
  public enum IfNotEmpty {
    REFUSE,
    /// What it holds is lost.
    REPLACE
  }

  /// Reads the backup to its end before anything is changed.
  ///
  /// @throws BackupRefused if the backup, the database or the keys stand in the way
  public Manifest from(Path file, IfNotEmpty ifNotEmpty) {
    try (var archive = Archive.verified(file)) {
      requireSteps(archive.manifest());
      requireKeys(archive.manifest());
      prepare(ifNotEmpty);
      new Migrations(config).takeUpTo(archive.manifest().schemaVersion());
      load(archive);
      return archive.manifest();
    } catch (SQLException e) {
      throw new BackupRefused("The database did not take the backup: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new BackupRefused("The backup could not be read: " + e.getMessage(), e);
    }
  }

  /// A schema that we cannot build again is none that the rows would fit.
  private void requireSteps(Manifest manifest) {
    var taken =
        manifest.migrations().stream()
            .map(it -> new Migrations.Step(it.version(), it.checksum()))
            .toList();
    var known = new Migrations(config).known();
    if (!Set.copyOf(known).containsAll(taken)) {
      throw new BackupRefused(
          "The backup was made by another version of SoCMate: its schema stands at "
              + manifest.schemaVersion()
              + ", and this build knows "
              + known.getLast().version()
              + ". Restore it with the version that made it, then upgrade.");
    }
  }

  private void requireKeys(Manifest manifest) {
    var missing = manifest.masterKeys().stream().filter(key -> !masterKeys.contains(key)).toList();
    if (!missing.isEmpty()) {
      throw new BackupRefused(
          "The secrets in the backup are sealed with the master key "
              + String.join(", ", missing)
              + ", which is not among those given ("
              + String.join(", ", masterKeys.stream().sorted().toList())
              + "): put the old keys into the file of SOCMATE_SECRETS_KEY_FILE first; for ./socmate"
              + " that is secrets-key in the state directory.");
    }
  }

  private void prepare(IfNotEmpty ifNotEmpty) throws SQLException {
    try (var connection = TakeBackup.connect(config)) {
      var catalog = new Catalog(connection);
      String others = catalog.text(OTHERS);
      if (!others.equals("0")) {
        throw new BackupRefused(
            others + " others are connected to the database: stop all servers first.");
      }
      var tables = catalog.tables();
      if (tables.isEmpty()) {
        return;
      }
      switch (ifNotEmpty) {
        case REFUSE ->
            throw new BackupRefused(
                "The database is not empty: it has "
                    + tables.size()
                    + " tables. Give --replace to lose what it holds.");
        case REPLACE -> empty(catalog);
      }
    }
  }

  private static void empty(Catalog catalog) throws SQLException {
    var ours = Catalog.quoted(catalog.text("select current_schema()"));
    catalog.execute("drop schema if exists quartz cascade");
    catalog.execute("drop schema " + ours + " cascade");
    catalog.execute("create schema " + ours);
  }

  /// One transaction. Triggers keep still: what they would write is in the backup.
  private void load(Archive archive) throws SQLException, IOException {
    try (var connection = TakeBackup.connect(config)) {
      connection.setAutoCommit(false);
      var catalog = new Catalog(connection);
      requireSameTables(catalog, archive.manifest());
      var tables = new LoadingOrder(catalog.references()).of(archive.manifest().tables());
      makeRoom(catalog, tables);
      for (var table : tables) {
        load(connection, archive, table);
      }
      for (var sequence : archive.manifest().sequences()) {
        catalog.execute(
            "select setval('%s', %d, %s)"
                .formatted(
                    sequence.quoted().replace("'", "''"), sequence.value(), sequence.called()));
      }
      for (var table : tables) {
        catalog.execute("alter table " + table.quoted() + " enable trigger user");
      }
      connection.commit();
    }
    analyze(archive.manifest().tables());
  }

  private static void requireSameTables(Catalog catalog, Manifest manifest) throws SQLException {
    var kept =
        manifest.tables().stream()
            .map(it -> new Manifest.Table(it.schema(), it.name(), it.columns(), 0, 0, ""))
            .toList();
    if (!Set.copyOf(catalog.tables()).equals(Set.copyOf(kept))) {
      throw new BackupRefused("The tables in the backup are not those of its schema version.");
    }
  }

  /// Migrations put some rows in, which the backup brings too.
  private static void makeRoom(Catalog catalog, List<Manifest.Table> tables) throws SQLException {
    for (var table : tables) {
      catalog.execute("alter table " + table.quoted() + " disable trigger user");
    }
    catalog.execute(
        "truncate " + String.join(", ", tables.stream().map(Manifest.Table::quoted).toList()));
  }

  private static void load(Connection connection, Archive archive, Manifest.Table table)
      throws SQLException, IOException {
    try (var rows = archive.rows(table)) {
      long loaded =
          new CopyManager(connection.unwrap(BaseConnection.class))
              .copyIn(
                  "copy " + table.quoted() + " (" + table.quotedColumns() + ") from stdin", rows);
      if (loaded != table.rows()) {
        throw new BackupRefused(
            "Of "
                + table.name()
                + " "
                + loaded
                + " rows came instead of "
                + table.rows()
                + "; nothing was kept.");
      }
    }
  }

  /// Ours by name: of the others most belong to nobody but a superuser.
  private void analyze(List<Manifest.Table> tables) throws SQLException {
    try (var connection = TakeBackup.connect(config)) {
      new Catalog(connection)
          .execute(
              "analyze " + String.join(", ", tables.stream().map(Manifest.Table::quoted).toList()));
    }
  }
}
