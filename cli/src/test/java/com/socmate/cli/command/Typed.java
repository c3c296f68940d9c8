package com.socmate.cli.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// What somebody types, with an environment of their own.
final class Typed {
  private final Map<String, String> environment = new HashMap<>();
  private String in = "";

  /// What came of it.
  record Came(int exit, String out, String err) {}

  /// @param home where their profiles are kept
  Typed(Path home) {
    environment.put("HOME", home.toString());
    environment.put("SOCMATE_STATE_DIR", home.resolve("state").toString());
  }

  Typed with(String key, String value) {
    environment.put(key, value);
    return this;
  }

  Typed saying(String line) {
    in = line;
    return this;
  }

  Came run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int exit =
        Main.run(
            environment,
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            _ -> {},
            arguments);
    return new Came(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
