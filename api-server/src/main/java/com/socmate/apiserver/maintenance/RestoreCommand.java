package com.socmate.apiserver.maintenance;

import com.socmate.adapters.persistence.AuditChain;
import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.SealedRows;
import com.socmate.adapters.persistence.backup.Manifest;
import com.socmate.adapters.persistence.backup.Restore;
import com.socmate.adapters.persistence.backup.Restore.IfNotEmpty;
import com.socmate.adapters.persistence.secret.EnvelopeSecrets;
import com.socmate.adapters.persistence.secret.MasterKeySource;
import com.socmate.adapters.persistence.secret.MasterKeys;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Makes the database what a backup says, brings it to this build's version, and looks whether all
/// of it is good: the audit log's chain, and every sealed secret.
final class RestoreCommand {
  private final Database.Config config;
  private final Supplier<MasterKeys> keys;
  private final PrintStream out;

  RestoreCommand(Database.Config config, Map<String, String> environment, PrintStream out) {
    this.config = config;
    this.keys = MasterKeySource.in(environment);
    this.out = out;
  }

  int run(List<String> arguments) {
    var ifNotEmpty = arguments.contains("--replace") ? IfNotEmpty.REPLACE : IfNotEmpty.REFUSE;
    var files = arguments.stream().filter(it -> !it.equals("--replace")).toList();
    if (files.size() != 1) {
      throw new IllegalArgumentException("restore takes the backup's file, and --replace.");
    }
    var file = Path.of(files.getFirst()).toAbsolutePath();
    var held = keys.get().ids().stream().map(Object::toString).collect(Collectors.toSet());
    var manifest = new Restore(config, held).from(file, ifNotEmpty);
    out.printf(
        "%,d rows of %d tables are back, as of %s.%n",
        manifest.rows(), manifest.tables().size(), manifest.madeAt());
    try (var database = Database.open(config)) {
      boolean chained = isChained(database, manifest);
      return opens(database) && chained ? 0 : 1;
    }
  }

  private boolean isChained(Database database, Manifest manifest) {
    boolean good =
        new AuditChain(database).walk() instanceof AuditChain.Verdict.Whole(var head)
            && head.toString().equals(manifest.auditHead());
    out.println(
        good
            ? "The audit log is whole; its head is " + manifest.auditHead() + "."
            : "The audit log is NOT the one that was backed up: do not use this database.");
    return good;
  }

  private boolean opens(Database database) {
    long unreadable = new SealedRows(database, new EnvelopeSecrets(keys)).unreadable();
    out.println(
        unreadable == 0
            ? "Every sealed secret opens with the master keys at hand."
            : unreadable + " sealed secrets do NOT open with the master keys at hand.");
    return unreadable == 0;
  }
}
