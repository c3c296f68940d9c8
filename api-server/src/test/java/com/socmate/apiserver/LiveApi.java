package com.socmate.apiserver;

import com.socmate.adapters.http.Client;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Two API servers, whole but for their `main`, on one real PostgreSQL that all tests of the JVM
/// share; they end with it. There is no workspace to ask, so nothing ever runs.
public final class LiveApi {
  private static final LiveApi SHARED = start();

  private final EmbeddedPostgres postgres;
  private final Connection connection;
  private final Wiring first;
  private final Wiring second;

  private LiveApi(EmbeddedPostgres postgres, Connection connection) {
    this.postgres = postgres;
    this.connection = connection;
    this.first = server();
    this.second = server();
  }

  public static LiveApi shared() {
    return SHARED;
  }

  private static LiveApi start() {
    try {
      var postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "100").start();
      return new LiveApi(postgres, postgres.getPostgresDatabase().getConnection());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Wiring server() {
    return Wiring.start(ApiServerConfig.from(environment()), Clock.systemUTC());
  }

  private Map<String, String> environment() {
    var environment = new HashMap<String, String>();
    environment.put("DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"));
    environment.put("DATABASE_USER", "postgres");
    environment.put("DATABASE_PASSWORD", "postgres");
    environment.put("SOCMATE_HTTP_PORT", "0");
    environment.put("SOCMATE_WORKSPACE_URL", "http://127.0.0.1:9");
    environment.put("SOCMATE_GRACE", "PT1S");
    environment.put("SOCMATE_SECRETS_KEY", "A".repeat(43));
    for (String limit : List.of("USER", "CLIENT", "SIGN_IN", "BAD_CREDENTIALS")) {
      environment.put("SOCMATE_LIMIT_" + limit, "1000000");
    }
    return environment;
  }

  public int port() {
    return first.port();
  }

  public int otherPort() {
    return second.port();
  }

  /// @param token empty to show none
  public Client as(String token) {
    return new Client(port(), token);
  }

  /// The other server, with the same database behind it.
  public Client otherAs(String token) {
    return new Client(otherPort(), token);
  }

  /// A user with these roles and one bearer token with these scopes.
  public void addUser(
      String id, Collection<String> roles, String token, Collection<String> scopes) {
    sql(
        "insert into account (id, issuer, subject, email, name, roles, zone)"
            + " values (?, 'urn:test', ?, ?, ?, ?, 'UTC') on conflict do nothing",
        id,
        id,
        id + "@contoso.example",
        id,
        roles.toArray(new String[0]));
    addToken(id, token, scopes);
  }

  public void addToken(String user, String token, Collection<String> scopes) {
    sql(
        "insert into access_token (sha256, account_id, scopes) values (?, ?, ?)"
            + " on conflict do nothing",
        sha256(token),
        user,
        scopes.toArray(new String[0]));
  }

  /// Runs one statement.
  ///
  /// @return how many rows it touched
  public synchronized int sql(String statement, Object... arguments) {
    try (var prepared = prepare(statement, arguments)) {
      return prepared.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  /// The first column of a query.
  public synchronized List<String> column(String query, Object... arguments) {
    try (var prepared = prepare(query, arguments);
        var rows = prepared.executeQuery()) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  private PreparedStatement prepare(String statement, Object... arguments) throws SQLException {
    var prepared = connection.prepareStatement(statement);
    for (int index = 0; index < arguments.length; index++) {
      if (arguments[index] instanceof String[] texts) {
        prepared.setArray(index + 1, connection.createArrayOf("text", texts));
      } else {
        prepared.setObject(index + 1, arguments[index]);
      }
    }
    return prepared;
  }

  private static byte[] sha256(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
