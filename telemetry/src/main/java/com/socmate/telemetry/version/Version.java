package com.socmate.telemetry.version;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Which version of the software this is, as the build wrote it down.
public final class Version {
  private static final String NOT_FILLED_IN = "$";

  private Version() {}

  /// Empty where the classes were made by something else than the build.
  public static Optional<String> ofThisSoftware() {
    try (var text = Version.class.getResourceAsStream("version.txt")) {
      return text == null ? Optional.empty() : in(text.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("version.txt cannot be read.", e);
    }
  }

  static Optional<String> in(byte[] text) {
    return Optional.of(new String(text, StandardCharsets.UTF_8).strip())
        .filter(it -> !it.isEmpty() && !it.startsWith(NOT_FILLED_IN));
  }
}
