package com.socmate.kql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A page under `docs/` that the code writes; a stale one fails, and is written anew with
/// `-Dsocmate.rewrite-docs=true`.
public final class GeneratedDocument {
  private GeneratedDocument() {}

  public static void holds(String path, String expected) {
    Path at = Path.of("").toAbsolutePath();
    while (at.getParent() != null && !Files.exists(at.resolve("mvnw"))) {
      at = at.getParent();
    }
    Path file = at.resolve(path);
    try {
      if (Boolean.getBoolean("socmate.rewrite-docs")) {
        Files.writeString(file, expected);
      }
      assertThat(Files.exists(file) ? Files.readString(file) : "")
          .as(path + " is stale: run this test with -Dsocmate.rewrite-docs=true")
          .isEqualTo(expected);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
