package com.socmate.adapters.sentinel;

import com.socmate.application.settings.Environment;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The token that says which workload we are, as the platform keeps it in a file, and the one
/// authority that it is ever shown to. Both are the operator's to say, never an administrator's:
/// whoever gets the token can be us.
///
/// @param authority such as `https://login.microsoftonline.com`
/// @param file read anew each time, because the platform renews it
public record FederatedToken(URI authority, Path file) {
  private static final String FILE = "SOCMATE_FEDERATED_TOKEN_FILE";
  private static final String AUTHORITY = "SOCMATE_FEDERATED_AUTHORITY";
  private static final String USUAL = "https://login.microsoftonline.com";
  private static final int LARGEST = 20_000;

  public FederatedToken {
    if (!SentinelSettings.isSafe(authority, "")) {
      throw new IllegalArgumentException(
          AUTHORITY + " is an https URL, or http on this machine; found '" + authority + "'.");
    }
  }

  /// Empty where the environment names no file.
  public static Optional<FederatedToken> from(Environment environment) {
    var authority = environment.uri(AUTHORITY, USUAL);
    return environment.path(FILE).map(file -> new FederatedToken(authority, file));
  }

  /// @throws NoToken if there is none to be read now
  String read() {
    try {
      var bytes = Files.readAllBytes(file);
      var token = new String(bytes, StandardCharsets.UTF_8).strip();
      if (bytes.length <= LARGEST && token.matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+){2}")) {
        return token;
      }
      throw new NoToken("The file " + file + " holds no token of a workload.", true);
    } catch (IOException e) {
      throw new NoToken("The file " + file + " with the workload's token cannot be read.", true);
    }
  }
}
