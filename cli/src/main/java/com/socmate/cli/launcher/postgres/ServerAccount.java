package com.socmate.cli.launcher.postgres;

import com.socmate.cli.launcher.process.Commands;
import com.socmate.cli.launcher.terminal.CannotContinue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// As whom PostgreSQL's programs run and where their files lie: they refuse to run as root.
///
/// An ordinary user runs them as themselves. Root runs them in a user namespace of their own, where
/// root looks like an ordinary user and files need not change hands; where the system refuses that,
/// as the user `nobody`, in a folder `nobody` can enter.
record ServerAccount(List<String> prefix, int owner, Path directory) {
  private static final int NOBODY = 65_534;
  private static final Path FOR_NOBODY = Path.of("/var/lib/socmate");

  ServerAccount {
    prefix = List.copyOf(prefix);
  }

  /// The account that works on this machine, for a server whose files should lie in `wanted`.
  static ServerAccount choose(Path wanted) {
    try {
      Files.createDirectories(wanted);
      int self = FileTrees.ourselves(wanted);
      return self == 0 ? forRoot(wanted) : new ServerAccount(List.of(), self, wanted);
    } catch (IOException | UnsupportedOperationException e) {
      return new ServerAccount(List.of(), -1, wanted);
    }
  }

  private static ServerAccount forRoot(Path wanted) throws IOException {
    List<String> namespace = List.of("unshare", "-U", "--");
    Path elsewhere = elsewhere(wanted);
    boolean keptElsewhere = Files.exists(elsewhere.resolve("data"));
    if (!keptElsewhere && mayWrite(namespace, wanted)) {
      return new ServerAccount(namespace, 0, wanted);
    }
    makeEnterable(elsewhere);
    FileTrees.giveFolderTo(elsewhere, 0);
    if (mayWrite(namespace, elsewhere)) {
      return new ServerAccount(namespace, 0, elsewhere);
    }
    for (List<String> nobody : asNobody()) {
      FileTrees.giveFolderTo(elsewhere, NOBODY);
      if (mayWrite(nobody, elsewhere)) {
        return new ServerAccount(nobody, NOBODY, elsewhere);
      }
    }
    throw new CannotContinue(
        "PostgreSQL refuses to run as root and this system offers neither unshare nor setpriv to run it otherwise: run ./socmate as an ordinary user, or set DATABASE_URL.");
  }

  private static List<List<String>> asNobody() {
    return List.of(
        List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"),
        List.of("runuser", "-u", "nobody", "--"));
  }

  private static boolean mayWrite(List<String> prefix, Path directory) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        List.of("sh", "-c", "test \"$(id -u)\" != 0 && test -w \"$0\"", directory.toString()));
    return Commands.find(prefix.getFirst()).isPresent() && Commands.run(command).succeeded();
  }

  private static void makeEnterable(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.setPosixFilePermissions(FOR_NOBODY, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// Where the files lie if `wanted` is of no use to the account.
  static Path elsewhere(Path wanted) {
    return FOR_NOBODY.resolve(
        UUID.nameUUIDFromBytes(wanted.toString().getBytes(StandardCharsets.UTF_8)).toString());
  }

  /// Makes the files in `path` belong to this account.
  void own(Path path) {
    try {
      if (owner >= 0 && Files.exists(path) && FileTrees.owner(path) != owner) {
        FileTrees.giveTo(path, owner);
      }
    } catch (IOException e) {
      throw new CannotContinue(
          "The files in "
              + path
              + " belong to another user and cannot be taken over: run ./socmate as that user, or"
              + " set SOCMATE_STATE_DIR to a folder of your own.",
          e);
    }
  }

  List<String> command(Path program, String... arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.add(program.toString());
    command.addAll(List.of(arguments));
    return command;
  }
}
