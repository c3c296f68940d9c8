package com.socmate.adapters.persistence.migration;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.persistence.Database;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Servers of the version before work on the schema of this one while an upgrade goes on.
class ExpandFirstTest {
  /// Up to here there was no version before.
  private static final int LINE = 120;

  @Test
  void migrations_take_nothing_away_that_older_servers_use() throws Exception {
    var faults = new TreeMap<String, List<String>>();
    try (var files = Files.list(folder())) {
      for (var file : files.filter(ExpandFirstTest::isAboveTheLine).toList()) {
        var taken = ExpandFirst.takenAway(Files.readString(file));
        if (!taken.isEmpty()) {
          faults.put(file.getFileName().toString(), taken);
        }
      }
    }
    assertThat(faults)
        .as("Take away only what the version before does not use: docs/adr/0144")
        .isEmpty();
  }

  private static Path folder() throws URISyntaxException {
    var first = requireNonNull(Database.class.getResource("/db/migration/V1__accounts.sql"));
    return requireNonNull(Path.of(first.toURI()).getParent());
  }

  private static boolean isAboveTheLine(Path file) {
    return Integer.parseInt(file.getFileName().toString().replaceAll("^V(\\d+)__.*", "$1")) > LINE;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop table run;",
        "alter table run drop column reason;",
        "alter table run\n  add column a text,\n  drop column reason;",
        "alter table run rename column reason to why;",
        "alter table run rename to runs;",
        "alter table run alter column turn type bigint;",
        "alter table run alter turn set data type bigint;",
        "alter table run alter column reason set not null;",
        "alter table run add column a text not null;",
        "alter table run add column a integer not null, add column b text default '';",
        "alter table run alter column attempts drop default;",
        "revoke insert on run from socmate_servers;",
        "drop function rate_decide(text, integer, interval);",
        "create table other (id text); drop table run;"
      })
  void what_takes_away_is_named(String migration) {
    assertThat(ExpandFirst.takenAway(migration)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table other (id text not null);",
        "alter table run add column a text;",
        "alter table run add column a text not null default '', add column b text;",
        "alter table run add column a bigint not null generated always as identity;",
        "create index run_of_something on run (reason);",
        "alter table run drop constraint c; alter table run add constraint c check (turn > -1);",
        "create table new (id text); alter table new alter column id set not null; drop table new;",
        "-- drop table run;\ncomment on table run is 'what ran';",
        "create function f() returns trigger language plpgsql as $$ begin drop table run; end $$;",
        "-- contract: nothing since 0.3.0 uses it\ndrop table run;"
      })
  void what_adds_is_free(String migration) {
    assertThat(ExpandFirst.takenAway(migration)).isEmpty();
  }
}
