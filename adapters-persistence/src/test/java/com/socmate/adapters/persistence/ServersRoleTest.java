package com.socmate.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.application.port.AuditLog;
import com.socmate.domain.identity.Actor;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A database whose owner may make no roles, as an operator's usually is.
class ServersRoleTest {
  private EmbeddedPostgres server;

  @BeforeEach
  void start() throws IOException {
    server = EmbeddedPostgres.start();
    asSuperuser("create role owner_of_it login");
    asSuperuser("create database product owner owner_of_it");
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private void asSuperuser(String sql) {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private Database.Config as(String user, Optional<Database.Login> owner) {
    return new Database.Config(
        "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/product", user, "", 2, owner);
  }

  private Database.Config owners() {
    return as("owner_of_it", Optional.empty());
  }

  private Database.Config servers() {
    return as("app", Optional.of(new Database.Login("owner_of_it", "")));
  }

  @Test
  void the_owner_alone_works_as_before_and_says_so() {
    try (var database = Database.open(owners())) {
      assertThat(database.role()).isEqualTo(new Database.Role("owner_of_it", true));
      append(database);
    }
  }

  @Test
  void with_the_roles_of_the_documentation_servers_add_and_no_more() {
    asSuperuser("create role socmate_servers nologin");
    asSuperuser("create role app login in role socmate_servers");
    try (var database = Database.open(servers())) {
      assertThat(database.role()).isEqualTo(new Database.Role("app", false));
      append(database);
      assertCannotRewrite(database);
    }
  }

  @Test
  void roles_that_are_made_later_get_their_rights_from_the_owner() {
    Database.open(owners()).close();
    asSuperuser("create role socmate_servers nologin");
    asSuperuser("create role app login in role socmate_servers");
    try (var owner = Database.open(owners())) {
      owner.handles().with(handle -> handle.execute("call let_servers_in('socmate_servers')"));
      owner.handles().with(handle -> handle.execute("create table of_later (id text)"));
    }
    try (var database = Database.open(as("app", Optional.empty()))) {
      assertThat(database.role()).isEqualTo(new Database.Role("app", false));
      append(database);
      assertCannotRewrite(database);
      int added =
          database
              .handles()
              .with(handle -> handle.execute("insert into of_later (id) values ('x')"));
      assertThat(added).isEqualTo(1);
    }
  }

  private static void append(Database database) {
    new JdbiAuditLog(database)
        .append(
            new AuditLog.Entry(
                Instant.EPOCH,
                new Actor.Automaton("test"),
                "schedule.created",
                "sch_0000",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    assertThat(new AuditChain(database).walk()).isInstanceOf(AuditChain.Verdict.Whole.class);
  }

  private static void assertCannotRewrite(Database database) {
    for (var sql : new String[] {"update audit_log set actor = 'x'", "delete from audit_log"}) {
      assertThatThrownBy(() -> database.handles().with(handle -> handle.execute(sql)))
          .hasMessageContaining("permission denied for table audit_log");
    }
  }
}
