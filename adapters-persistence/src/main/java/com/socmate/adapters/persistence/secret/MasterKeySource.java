package com.socmate.adapters.persistence.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Where the master keys come from: `SOCMATE_SECRETS_KEY` holds them, or `SOCMATE_SECRETS_KEY_FILE`
/// names a file that does. The file is read again whenever it was changed, so that a rotation
/// reaches running processes.
public final class MasterKeySource implements Supplier<MasterKeys> {
  public static final String KEY = "SOCMATE_SECRETS_KEY";
  public static final String FILE = "SOCMATE_SECRETS_KEY_FILE";

  private final Path file;
  private Stamp stamp;
  private MasterKeys keys;

  private MasterKeySource(Path file, Stamp stamp, MasterKeys keys) {
    this.file = file;
    this.stamp = stamp;
    this.keys = keys;
  }

  private record Stamp(FileTime changed, long size) {}

  /// @throws IllegalArgumentException in one sentence, if the keys are missing or malformed
  public static Supplier<MasterKeys> in(Map<String, String> environment) {
    var text = given(environment, KEY);
    var file = given(environment, FILE);
    if (text.isPresent() == file.isPresent()) {
      throw new IllegalArgumentException(
          text.isPresent()
              ? KEY + " and " + FILE + " are both set; set one of them."
              : "Neither "
                  + FILE
                  + " nor "
                  + KEY
                  + " is set; one of them gives the 32 random bytes in base 64 that secrets in"
                  + " the database are sealed with.");
    }
    if (text.isPresent()) {
      var keys = MasterKeys.parse(text.get(), KEY);
      return () -> keys;
    }
    return ofFile(file.orElseThrow());
  }

  private static MasterKeySource ofFile(String name) {
    try {
      var path = Path.of(name);
      return new MasterKeySource(path, stamp(path), read(path));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(FILE + " is the name of a file.", e);
    } catch (IOException e) {
      throw unreadable(Path.of(name), e);
    }
  }

  @Override
  public synchronized MasterKeys get() {
    try {
      var now = stamp(file);
      if (!now.equals(stamp)) {
        keys = read(file);
        stamp = now;
      }
      return keys;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static MasterKeys read(Path file) throws IOException {
    return MasterKeys.parse(Files.readString(file), FILE + ", " + file + ",");
  }

  private static Stamp stamp(Path file) throws IOException {
    return new Stamp(Files.getLastModifiedTime(file), Files.size(file));
  }

  private static IllegalArgumentException unreadable(Path file, IOException e) {
    return new IllegalArgumentException(FILE + " names " + file + ", which cannot be read.", e);
  }

  private static Optional<String> given(Map<String, String> environment, String key) {
    return Optional.ofNullable(environment.get(key)).filter(value -> !value.isBlank());
  }
}
