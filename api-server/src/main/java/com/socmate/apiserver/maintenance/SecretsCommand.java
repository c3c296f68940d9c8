package com.socmate.apiserver.maintenance;

import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.JdbiAuditLog;
import com.socmate.adapters.persistence.SealedRows;
import com.socmate.adapters.persistence.secret.EnvelopeSecrets;
import com.socmate.adapters.persistence.secret.MasterKeySource;
import com.socmate.adapters.persistence.secret.MasterKeys;
import com.socmate.application.port.AuditLog;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Puts every sealed secret under the master key in use, or tells which keys are still needed.
final class SecretsCommand {
  private final SealedRows rows;
  private final AuditLog auditLog;
  private final Supplier<MasterKeys> keys;
  private final PrintStream out;

  private SecretsCommand(
      SealedRows rows, AuditLog auditLog, Supplier<MasterKeys> keys, PrintStream out) {
    this.rows = rows;
    this.auditLog = auditLog;
    this.keys = keys;
    this.out = out;
  }

  static SecretsCommand on(Database database, Map<String, String> environment, PrintStream out) {
    var keys = MasterKeySource.in(environment);
    return new SecretsCommand(
        new SealedRows(database, new EnvelopeSecrets(keys)), new JdbiAuditLog(database), keys, out);
  }

  int run(List<String> arguments) {
    return switch (arguments) {
      case List<String> it when it.equals(List.of("rewrap")) -> rewrap();
      case List<String> it when it.equals(List.of("status")) -> status();
      default -> throw new IllegalArgumentException("secrets takes rewrap or status.");
    };
  }

  private int rewrap() {
    rows.requireKeys();
    long count = rows.rewrap(() -> true);
    auditLog.append(
        Main.entry("secrets.rewrapped", keys.get().current().hex(), count + " secrets"));
    out.println(count + " secrets re-wrapped with the key " + keys.get().current() + ".");
    return 0;
  }

  private int status() {
    out.println("The key in use is " + keys.get().current() + ".");
    rows.byKey()
        .forEach((key, count) ->
            out.println(
                key
                    + "  "
                    + count
                    + " secrets"
                    + (keys.get().ids().contains(key) ? "" : "  NOT AT HAND")));
    boolean all = keys.get().ids().containsAll(rows.byKey().keySet());
    return all ? 0 : 1;
  }
}
