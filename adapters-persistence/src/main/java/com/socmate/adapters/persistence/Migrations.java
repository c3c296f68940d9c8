package com.socmate.adapters.persistence;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// The steps that bring a schema from nothing to what this build works with, taken as the owner of
/// the tables and over a connection of their own, because one may take its time.
public final class Migrations {
  private static final int WAIT_FOR_THE_OTHER = -1;

  private final Database.Config config;

  public Migrations(Database.Config config) {
    this.config = config;
  }

  /// @param checksum of its text
  public record Step(String version, int checksum) {}

  /// Takes every step that was not taken yet; several processes may do so at the same time.
  public void takeAll() {
    reach(() -> flyway().load().migrate());
  }

  /// Takes them up to a version.
  public void takeUpTo(String version) {
    reach(() -> flyway().target(version).load().migrate());
  }

  /// All that this build knows, the first first.
  public List<Step> known() {
    return reach(() -> steps(flyway().load().info().all()));
  }

  /// Those that the database has not seen.
  public List<Step> pending() {
    return reach(() -> steps(flyway().load().info().pending()));
  }

  private static <T> T reach(Supplier<T> work) {
    try {
      return work.get();
    } catch (FlywayException e) {
      if (e.getCause() instanceof SQLException cause
          && Objects.requireNonNullElse(cause.getSQLState(), "").startsWith("08")) {
        throw new DatabaseUnavailable(e);
      }
      throw e;
    }
  }

  private static List<Step> steps(MigrationInfo... all) {
    return Arrays.stream(all)
        .filter(it -> it.getVersion() != null)
        .map(it ->
            new Step(it.getVersion().getVersion(), Objects.requireNonNullElse(it.getChecksum(), 0)))
        .toList();
  }

  /// Whoever comes second waits as long as the first one needs, which on a slow machine or with
  /// many rows is longer than Flyway's own patience of fifty seconds.
  private FluentConfiguration flyway() {
    var owner =
        config.owner().orElseGet(() -> new Database.Login(config.user(), config.password()));
    return Flyway.configure()
        .dataSource(config.url(), owner.user(), owner.password())
        .locations("classpath:db/migration")
        .lockRetryCount(WAIT_FOR_THE_OTHER);
  }
}
