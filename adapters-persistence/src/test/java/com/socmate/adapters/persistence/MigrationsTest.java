package com.socmate.adapters.persistence;

import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Processes that start at the same moment and find a schema to be built.
class MigrationsTest {
  /// Flyway by itself gives up a little earlier.
  private static final Duration LONG = Duration.ofSeconds(65);

  @Test
  @EnabledIfSystemProperty(
      named = "socmate.full",
      matches = "true",
      disabledReason = "it takes a minute")
  void who_comes_second_waits_for_the_first_however_long_that_takes() throws SQLException {
    TestPostgres.database();
    TestPostgres.asOwner("create database two_at_once");
    var superuser = TestPostgres.superuser(1);
    var config =
        new Database.Config(
            superuser.url().replaceFirst("[^/]*$", "two_at_once"), superuser.user(), "", 1);
    CompletableFuture<Void> first;
    CompletableFuture<Void> second;
    var threads = Executors.newThreadPerTaskExecutor(Thread::new);
    try (var slow = DriverManager.getConnection(config.url(), config.user(), "")) {
      slow.setAutoCommit(false);
      slow.createStatement().execute("create table account (in_the_way int)");
      first = runAsync(() -> new Migrations(config).takeAll(), threads);
      second = runAsync(() -> new Migrations(config).takeAll(), threads);
      var until = now().plus(LONG);
      await().atMost(LONG.multipliedBy(3)).until(() -> !now().isBefore(until));
      slow.rollback();
    }
    assertThat(first).succeedsWithin(LONG);
    assertThat(second).succeedsWithin(LONG);
    assertThat(new Migrations(config).pending()).isEmpty();
  }

  private static Instant now() {
    return Instant.parse(
        TestPostgres.column(
                "select to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')")
            .getFirst());
  }
}
