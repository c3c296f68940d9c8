package com.socmate.cli.launcher.postgres;

import com.socmate.cli.launcher.terminal.CannotContinue;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs for this machine's processor, unpacked once from the library that carries
/// them.
record PostgresBinaries(Path directory) {
  private static final int OWNER_EXECUTES = 0100;

  Path program(String name) {
    return directory.resolve("bin").resolve(name);
  }

  /// The programs below `parent`, unpacked there if they are not yet; an interrupted unpacking
  /// leaves nothing that looks whole.
  static PostgresBinaries unpackedBelow(Path parent) {
    URL archive = archive();
    try {
      long size = archive.openConnection().getContentLengthLong();
      Path wanted = parent.resolve("programs-" + size);
      if (!Files.isExecutable(wanted.resolve("bin/postgres"))) {
        Files.createDirectories(parent);
        Path fresh = Files.createTempDirectory(parent, "unpacking");
        unpack(archive, fresh);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        moveInto(fresh, wanted);
      }
      return new PostgresBinaries(wanted);
    } catch (IOException e) {
      throw new CannotContinue(
          "PostgreSQL's programs cannot be unpacked to "
              + parent
              + " ("
              + e.getMessage()
              + "): free some space there or set SOCMATE_STATE_DIR to another folder.",
          e);
    }
  }

  private static void moveInto(Path fresh, Path wanted) throws IOException {
    try {
      Files.move(fresh, wanted, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      FileTrees.delete(fresh);
    } catch (FileSystemException e) {
      FileTrees.delete(fresh);
      if (!Files.isExecutable(wanted.resolve("bin/postgres"))) {
        throw e;
      }
    }
  }

  private static URL archive() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String name =
        "postgres-"
            + (system.startsWith("mac") ? "darwin" : system)
            + "-"
            + switch (processor) {
              case "amd64", "x86_64" -> "x86_64";
              case "aarch64", "arm64" -> "arm_64";
              default -> processor;
            }
            + ".txz";
    URL found = PostgresBinaries.class.getClassLoader().getResource(name);
    if (found == null) {
      throw new CannotContinue(
          "SoCMate carries no PostgreSQL for "
              + system
              + " on "
              + processor
              + ": install PostgreSQL 15 or newer and set DATABASE_URL, DATABASE_USER and"
              + " DATABASE_PASSWORD.");
    }
    return found;
  }

  private static void unpack(URL archive, Path into) throws IOException {
    try (InputStream bytes = archive.openStream();
        TarArchiveInputStream tar =
            new TarArchiveInputStream(
                new BufferedInputStream(new XZInputStream(new BufferedInputStream(bytes))))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(tar, entry, into);
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path into)
      throws IOException {
    Path path = into.resolve(entry.getName()).normalize();
    if (!path.startsWith(into)) {
      throw new IOException("the archive wants to write outside its folder: " + entry.getName());
    }
    Files.createDirectories(entry.isDirectory() ? path : path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else if (entry.isFile()) {
      Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
      Files.setPosixFilePermissions(path, permissions(entry));
    }
  }

  private static Set<PosixFilePermission> permissions(TarArchiveEntry entry) {
    boolean executable = (entry.getMode() & OWNER_EXECUTES) != 0;
    return PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--");
  }
}
