package com.socmate.cli.launcher.state;

import com.socmate.cli.launcher.terminal.CannotContinue;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/// A generated secret in a file only its owner may read; made once, and never half.
public final class SecretFile {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private SecretFile() {}

  /// The secret in `file`, which is made with a fresh random one where it does not exist.
  public static String readOrCreate(Path file) {
    try {
      if (!Files.exists(file)) {
        create(file, random());
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new CannotContinue(
          "The secret in " + file + " can be neither read nor written: check who owns it.", e);
    }
  }

  /// A fresh random text of 256 bits.
  public static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// Puts a secret before those the file holds, in one step.
  public static void prepend(Path file, String secret) {
    try {
      String others = Files.readString(file).strip();
      Files.move(
          fresh(file, secret + "\n" + others),
          file,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new CannotContinue(
          "The secrets in " + file + " can be neither read nor written: check who owns it.", e);
    }
  }

  private static void create(Path file, String secret) throws IOException {
    Path fresh = fresh(file, secret);
    try {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException e) {
      Files.delete(fresh);
    }
  }

  private static Path fresh(Path file, String text) throws IOException {
    Path fresh =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            ".secret",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, text + "\n");
    return fresh;
  }
}
