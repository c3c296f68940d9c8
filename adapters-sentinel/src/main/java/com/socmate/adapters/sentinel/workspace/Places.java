package com.socmate.adapters.sentinel.workspace;

import com.socmate.kql.KqlEngine;
import com.socmate.kql.geo.CityDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The query engine with what it knows of where addresses are. Without a database, answers that ask
/// for it are empty and carry a warning.
final class Places implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Places.class);

  /// A query takes no more of a machine that others need too.
  private static final int MOST_THREADS = 2;

  private final Optional<CityDatabase> database;

  private Places(Optional<CityDatabase> database) {
    this.database = database;
  }

  /// A file that is not there is said once and done without; one that is no database is refused.
  static Places open(Optional<Path> file) throws IOException {
    if (file.isEmpty()) {
      return new Places(Optional.empty());
    }
    if (!Files.isRegularFile(file.get())) {
      LOG.warn(
          "SOCMATE_GEOIP_FILE names {}, which is no file: where addresses are is not known.",
          file.get());
      return new Places(Optional.empty());
    }
    return new Places(Optional.of(CityDatabase.open(file.get())));
  }

  boolean isKnown() {
    return database.isPresent();
  }

  KqlEngine engine() {
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    var engine = KqlEngine.standard().onThreads(threads);
    return database.map(engine::with).orElse(engine);
  }

  @Override
  public void close() {
    database.ifPresent(it -> {
      try {
        it.close();
      } catch (IOException e) {
        LOG.warn("The database of places could not be closed: {}", e.getMessage());
      }
    });
  }
}
