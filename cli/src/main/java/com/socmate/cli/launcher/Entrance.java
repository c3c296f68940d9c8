package com.socmate.cli.launcher;

import com.socmate.cli.launcher.state.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/// Tells how to get in to what is running.
final class Entrance {
  private Entrance() {}

  static void tell(Context context) {
    var terminal = context.terminal();
    terminal.say("  address      " + terminal.bold(context.stack().address().toString()));
    terminal.say("  admin token  in " + context.state().adminToken());
    firstAdminLink(context.state())
        .ifPresent(link -> terminal.say("  first admin  " + link + "  (once, for one hour)"));
    terminal.say(terminal.dim("  ./socmate status · logs · down"));
  }

  /// The link that the api-server left for whoever becomes the first administrator, before it was
  /// ready. It is gone from the next start after somebody has.
  private static Optional<String> firstAdminLink(StateDirectory state) {
    try {
      var file = state.firstAdminLink();
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
