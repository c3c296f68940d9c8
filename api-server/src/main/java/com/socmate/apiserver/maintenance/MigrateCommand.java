package com.socmate.apiserver.maintenance;

import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.Migrations;
import java.io.PrintStream;
import java.util.List;

/// Brings the schema to this build's version before its servers start; those of the version before
/// go on working beside it.
final class MigrateCommand {
  private final Database.Config config;
  private final PrintStream out;

  MigrateCommand(Database.Config config, PrintStream out) {
    this.config = config;
    this.out = out;
  }

  int run(List<String> arguments) {
    var migrations = new Migrations(config);
    var pending = migrations.pending().stream().map(Migrations.Step::version).toList();
    return switch (arguments) {
      case List<String> it when it.isEmpty() -> {
        migrations.takeAll();
        out.println(
            pending.isEmpty()
                ? "The schema is up to date."
                : "Migrations taken: " + String.join(", ", pending) + ".");
        yield 0;
      }
      case List<String> it when it.equals(List.of("--dry-run")) -> {
        out.println(
            pending.isEmpty()
                ? "The schema is up to date."
                : "Migrations to take: " + String.join(", ", pending) + ".");
        yield 0;
      }
      default -> throw new IllegalArgumentException("migrate takes nothing, or --dry-run.");
    };
  }
}
