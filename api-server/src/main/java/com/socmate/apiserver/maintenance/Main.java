package com.socmate.apiserver.maintenance;

import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.DatabaseUnavailable;
import com.socmate.adapters.persistence.backup.BackupRefused;
import com.socmate.application.port.AuditLog;
import com.socmate.application.settings.Environment;
import com.socmate.domain.identity.Actor;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// Runs one command on the database that the environment names, and exits 0 if all is well.
public final class Main {
  static final InstantSource CLOCK = Clock.systemUTC();
  static final Actor OPERATOR = new Actor.Automaton("maintenance");
  private static final int CONNECTIONS = 2;
  private static final String COMMANDS =
      "secrets, audit-log, user-data, backup, restore and migrate";

  private Main() {}

  public static void main(String[] arguments) {
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    var err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    try {
      System.exit(run(System.getenv(), List.of(arguments), out));
    } catch (IllegalArgumentException | BackupRefused | DatabaseUnavailable e) {
      err.println("socmate: " + e.getMessage());
      System.exit(2);
    }
  }

  static int run(Map<String, String> environment, List<String> arguments, PrintStream out) {
    if (arguments.isEmpty()) {
      throw new IllegalArgumentException("The commands are " + COMMANDS + ".");
    }
    var rest = arguments.subList(1, arguments.size());
    var config = Database.Config.from(new Environment(environment), CONNECTIONS);
    return switch (arguments.getFirst()) {
      case "secrets" ->
          on(config, database -> SecretsCommand.on(database, environment, out).run(rest));
      case "audit-log" -> on(config, database -> AuditLogCommand.on(database, out).run(rest));
      case "user-data" -> on(config, database -> UserDataCommand.on(database, out).run(rest));
      case "backup" -> new BackupCommand(config, out).run(rest);
      case "restore" -> new RestoreCommand(config, environment, out).run(rest);
      case "migrate" -> new MigrateCommand(config, out).run(rest);
      default ->
          throw new IllegalArgumentException(
              "There is no command " + arguments.getFirst() + "; there are " + COMMANDS + ".");
    };
  }

  /// What the operator did at the machine itself, as nobody that the product knows.
  static AuditLog.Entry entry(String action, String object, String why) {
    return new AuditLog.Entry(
        CLOCK.instant(),
        OPERATOR,
        action,
        object,
        Optional.empty(),
        Optional.empty(),
        Optional.of(why),
        Optional.empty());
  }

  private static int on(Database.Config config, ToIntFunction<Database> command) {
    try (var database = Database.open(config)) {
      return command.applyAsInt(database);
    }
  }
}
