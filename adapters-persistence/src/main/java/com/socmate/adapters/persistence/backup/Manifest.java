package com.socmate.adapters.persistence.backup;

import java.nio.file.Path;
import java.util.List;

/// What a backup says of itself: by it a restored database is compared with the one it was taken
/// of. Holds no secret.
///
/// @param format which form of backups this is
/// @param madeAt the moment of the snapshot, by the database's clock
/// @param migrations that the schema had seen, oldest first
/// @param masterKeys the names, never the keys, of those that open the secrets in it
/// @param auditHead the audit log's last entry, as `number:hash`
public record Manifest(
    String format,
    String madeAt,
    String postgresql,
    List<Migration> migrations,
    List<String> masterKeys,
    String auditHead,
    List<Table> tables,
    List<Sequence> sequences) {
  static final String FORMAT = "socmate-backup-1";

  public Manifest {
    migrations = List.copyOf(migrations);
    masterKeys = List.copyOf(masterKeys);
    tables = List.copyOf(tables);
    sequences = List.copyOf(sequences);
  }

  /// @param checksum of its text
  public record Migration(String version, int checksum) {}

  /// @param columns in the order of the values
  /// @param sha256 of the rows as they stand in the backup
  public record Table(
      String schema, String name, List<String> columns, long rows, long bytes, String sha256) {
    public Table {
      columns = List.copyOf(columns);
    }

    String entry() {
      return "tables/" + schema + "." + name;
    }

    String quoted() {
      return Catalog.quoted(schema) + "." + Catalog.quoted(name);
    }

    String quotedColumns() {
      return String.join(", ", columns.stream().map(Catalog::quoted).toList());
    }
  }

  /// @param called whether its value was given out already
  public record Sequence(String schema, String name, long value, boolean called) {
    String quoted() {
      return Catalog.quoted(schema) + "." + Catalog.quoted(name);
    }
  }

  /// That of a backup, which is read to its end.
  ///
  /// @throws BackupRefused if it is damaged
  public static Manifest of(Path file) {
    try (var archive = Archive.verified(file)) {
      return archive.manifest();
    }
  }

  /// The version of the schema; empty if nothing was ever migrated.
  public String schemaVersion() {
    return migrations.isEmpty() ? "" : migrations.getLast().version();
  }

  public long rows() {
    return tables.stream().mapToLong(Table::rows).sum();
  }
}
