package com.socmate.cli.launcher.stack;

import com.socmate.cli.launcher.process.ProcessRecord;
import com.socmate.cli.launcher.state.StateDirectory;
import java.net.URI;
import java.util.Optional;

/// The api-server that `./socmate up` started on this machine.
public final class LocalServer {
  private LocalServer() {}

  /// Where it is; empty if none was started with this state.
  public static Optional<URI> address(StateDirectory state) {
    return ProcessRecord.read(state.records(), Service.API_SERVER)
        .map(it -> Address.of(it.host(), it.port()));
  }
}
