package com.socmate.apiserver.maintenance;

import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.JdbiAuditLog;
import com.socmate.adapters.persistence.JdbiDirectory;
import com.socmate.adapters.persistence.JdbiPersonalData;
import com.socmate.adapters.persistence.JdbiTransactions;
import com.socmate.application.identity.EraseUser;
import com.socmate.application.identity.ExportUser;
import com.socmate.application.port.Directory;
import com.socmate.application.port.Page;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Account;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// Shows, writes out or erases all that is kept of one user.
final class UserDataCommand {
  private static final String USAGE =
      "user-data takes show USER, export USER FILE, or erase USER with --possessions-too at will.";

  private final Directory directory;
  private final EraseUser erase;
  private final ExportUser export;
  private final PrintStream out;

  private UserDataCommand(
      Directory directory, EraseUser erase, ExportUser export, PrintStream out) {
    this.directory = directory;
    this.erase = erase;
    this.export = export;
    this.out = out;
  }

  static UserDataCommand on(Database database, PrintStream out) {
    var directory = new JdbiDirectory(database);
    var personalData = new JdbiPersonalData(database);
    var auditLog = new JdbiAuditLog(database);
    return new UserDataCommand(
        directory,
        new EraseUser(
            directory, personalData, new JdbiTransactions(database), auditLog, Main.CLOCK),
        new ExportUser(directory, personalData, auditLog, Main.CLOCK),
        out);
  }

  int run(List<String> arguments) {
    if (arguments.size() < 2) {
      throw new IllegalArgumentException(USAGE);
    }
    var user = find(arguments.get(1));
    var rest = arguments.subList(2, arguments.size());
    return switch (arguments.getFirst()) {
      case "show" -> erase(user, new EraseUser.Wish(false, true));
      case "erase" -> erase(user, new EraseUser.Wish(rest.contains("--possessions-too"), false));
      case "export" -> export(user, rest);
      default -> throw new IllegalArgumentException(USAGE);
    };
  }

  private UserId find(String name) {
    return byEmail(name)
        .or(() -> byId(name))
        .map(it -> it.user().id())
        .orElseThrow(() ->
            new IllegalArgumentException(
                "There is no user " + name + "; give an id or an e-mail address."));
  }

  private Optional<Account> byEmail(String email) {
    var filter = new Directory.Filter(Optional.empty(), Optional.empty(), Optional.of(email));
    return directory.list(filter, Page.FIRST).items().stream()
        .filter(it -> it.user().email().equalsIgnoreCase(email))
        .findFirst();
  }

  private Optional<Account> byId(String id) {
    return id.startsWith("usr_") ? directory.find(new UserId(id)) : Optional.empty();
  }

  private int export(UserId user, List<String> rest) {
    if (rest.size() != 1) {
      throw new IllegalArgumentException(USAGE);
    }
    var file = Path.of(rest.getFirst()).toAbsolutePath();
    try (var to = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      export.export(user, Main.OPERATOR, Optional.empty()).orElseThrow().writeTo(to);
      out.println("All that is kept of " + user + " is in " + file + ".");
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int erase(UserId user, EraseUser.Wish wish) {
    return switch (erase.erase(user, wish, Main.OPERATOR, Optional.empty())) {
      case EraseUser.Outcome.Erased(var numbers) -> tell("Erased of " + user + ":", numbers);
      case EraseUser.Outcome.WouldErase(var numbers) -> tell("Kept of " + user + ":", numbers);
      case EraseUser.Outcome.Owns(var numbers) ->
          refuse(
              "They own "
                  + numbers
                  + ": hand that over first (POST /api/admin/users/"
                  + user
                  + "/transfer), or give --possessions-too.");
      case EraseUser.Outcome.MaySignIn _ ->
          refuse("They may still sign in: disable them first, which ends what they have open.");
      case EraseUser.Outcome.RunsUnderWay(var runs) ->
          refuse(runs + " of their runs are under way: wait for them, or cancel them.");
      case EraseUser.Outcome.BuiltIn _ ->
          refuse("The built-in administrator is what the operator's token file says.");
      case EraseUser.Outcome.NoSuchUser _ -> refuse("They were erased already.");
    };
  }

  private int tell(String head, SortedMap<String, Long> numbers) {
    out.println(head);
    numbers.forEach((kind, number) -> out.printf("%,10d  %s%n", number, kind));
    return 0;
  }

  private int refuse(String why) {
    out.println(why);
    return 1;
  }
}
