package com.socmate.apiserver.maintenance;

import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.backup.TakeBackup;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/// Writes all that the database holds into a file, while the servers work.
final class BackupCommand {
  private final Database.Config config;
  private final PrintStream out;

  BackupCommand(Database.Config config, PrintStream out) {
    this.config = config;
    this.out = out;
  }

  int run(List<String> arguments) {
    if (arguments.size() != 1) {
      throw new IllegalArgumentException("backup takes the name of the file to write.");
    }
    var file = Path.of(arguments.getFirst()).toAbsolutePath();
    var manifest = new TakeBackup(config).into(file);
    out.printf(
        "%s holds %,d rows of %d tables, as of %s, schema %s, audit log %s (%,d bytes).%n",
        file,
        manifest.rows(),
        manifest.tables().size(),
        manifest.madeAt(),
        manifest.schemaVersion(),
        manifest.auditHead(),
        file.toFile().length());
    out.println(
        manifest.masterKeys().isEmpty()
            ? "It holds no secrets."
            : "Its secrets stay sealed with the master key "
                + String.join(", ", manifest.masterKeys())
                + ". The key is NOT in it: keep the key somewhere else, or they are lost.");
    return 0;
  }
}
