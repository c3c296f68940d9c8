package com.socmate.cli.command;

import com.socmate.cli.client.Api;
import com.socmate.cli.output.Output;
import com.socmate.cli.profile.Choice;
import com.socmate.cli.profile.Profiles;
import com.socmate.cli.profile.Whom;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// What every command works with.
record Shell(Map<String, String> environment, InputStream in, Output output, Api.Rest rest) {
  Shell {
    environment = Map.copyOf(environment);
  }

  Profiles profiles() {
    return Profiles.of(environment);
  }

  Whom whom() {
    return new Whom(environment, profiles());
  }

  Api api(Choice choice) {
    var found = whom().find(choice);
    return new Api(found.url(), Optional.of(found.credential()), rest);
  }

  /// All that is given on standard input.
  String everything() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  /// What somebody types or pipes in; empty where there is nothing.
  String line() throws IOException {
    var line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
    return line == null ? "" : line.strip();
  }
}
