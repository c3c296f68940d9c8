package com.socmate.apiserver;

import com.socmate.adapters.http.Drain;
import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.Pulse;
import com.socmate.telemetry.health.Check;
import com.socmate.telemetry.health.LastLook;
import java.time.Duration;
import java.util.Optional;

/// Whether requests should be sent here. It is known without asking anybody, so a server that has
/// more to do than it can do at once still says at once that it works: whoever took it away then
/// would give the same work to fewer.
final class Standing implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /// A look takes ten seconds at most, five to connect and five to be answered.
  private static final Duration GOOD_FOR = Duration.ofSeconds(15);

  private final Drain drain;
  private final Pulse pulse;
  private final LastLook database;
  private volatile boolean started;

  Standing(Database.Config config, Drain drain) {
    this.drain = drain;
    this.pulse = new Pulse(config);
    this.database =
        LastLook.every(
            PAUSE,
            GOOD_FOR,
            new Check(
                "database",
                () ->
                    pulse.beats()
                        ? Optional.empty()
                        : Optional.of("The database cannot be reached.")));
  }

  /// Nothing is left to be done before it is used.
  void started() {
    database.awaitFirst();
    started = true;
  }

  /// What keeps it from being given work now, in a sentence.
  Optional<String> trouble() {
    if (drain.isDraining()) {
      return Optional.of("The server is stopping.");
    }
    return started ? database.trouble() : Optional.of("The server is starting.");
  }

  @Override
  public void close() {
    database.close();
    pulse.close();
  }
}
