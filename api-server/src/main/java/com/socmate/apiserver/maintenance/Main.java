package com.socmate.apiserver.maintenance;

import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.DatabaseUnavailable;
import com.socmate.application.settings.Environment;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Runs one command on the database that the environment names, and exits 0 if all is well.
public final class Main {
  private static final int CONNECTIONS = 2;

  private Main() {}

  public static void main(String[] arguments) {
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    var err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    try {
      System.exit(run(System.getenv(), List.of(arguments), out));
    } catch (IllegalArgumentException | DatabaseUnavailable e) {
      err.println("socmate: " + e.getMessage());
      System.exit(2);
    }
  }

  static int run(Map<String, String> environment, List<String> arguments, PrintStream out) {
    if (arguments.isEmpty()) {
      throw new IllegalArgumentException("The commands are secrets and audit-log.");
    }
    var rest = arguments.subList(1, arguments.size());
    try (var database =
        Database.open(Database.Config.from(new Environment(environment), CONNECTIONS))) {
      return switch (arguments.getFirst()) {
        case "secrets" -> SecretsCommand.on(database, environment, out).run(rest);
        case "audit-log" -> AuditLogCommand.on(database, out).run(rest);
        default ->
            throw new IllegalArgumentException(
                "There is no command "
                    + arguments.getFirst()
                    + "; there are secrets and audit-log.");
      };
    }
  }
}
