package com.socmate.cli.launcher;

import com.socmate.cli.launcher.state.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/// The link that the api-server left for whoever becomes the first administrator. It is gone from
/// the next start after somebody has.
final class FirstAdmin {
  private FirstAdmin() {}

  static Optional<String> link(StateDirectory state) {
    try {
      var file = state.firstAdminLink();
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
