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
/// share; they end with it. They work as the servers' role; what tests do to the database by hand,
/// they do as its owner. There is no workspace to ask, so nothing ever runs.
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

  /// Servers and a database for whoever leaves more behind than others can bear.
  public static LiveApi another() {
    return start();
  }

  private static LiveApi start() {
    try {
      var postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "100").start();
      var connection = postgres.getPostgresDatabase().getConnection();
      try (var statement = connection.createStatement()) {
        statement.execute("create role socmate_servers");
        statement.execute("create role socmate_app login in role socmate_servers");
      }
      return new LiveApi(postgres, connection);
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
    environment.put("DATABASE_URL", databaseUrl("postgres"));
    environment.put("DATABASE_USER", "socmate_app");
    environment.put("DATABASE_OWNER_USER", "postgres");
    environment.put("SOCMATE_HTTP_PORT", "0");
    environment.put("SOCMATE_MANAGEMENT_PORT", "0");
    environment.put("SOCMATE_WORKSPACE_URL", "http://127.0.0.1:9");
    environment.put("SOCMATE_GRACE", "PT1S");
    environment.put("SOCMATE_STREAM_HEARTBEAT", "PT2S");
    environment.put("SOCMATE_SECRETS_KEY", "A".repeat(43));
    for (String limit : List.of("USER", "CLIENT", "SIGN_IN", "BAD_CREDENTIALS")) {
      environment.put("SOCMATE_LIMIT_" + limit, "1000000");
    }
    return environment;
  }

  /// Where a database of that name is, or would be, on the servers' PostgreSQL.
  public String databaseUrl(String name) {
    return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + name;
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

  /// A person who was invited, chose a password and has signed in.
  ///
  /// @return their id and their access token
  public List<String> signedIn(String email) throws Exception {
    addUser(
        "usr_inviter",
        List.of("ANALYST", "ADMIN"),
        "token-of-the-inviter",
        List.of("admin:read", "admin:write"));
    var invited =
        as("token-of-the-inviter")
            .post("/api/admin/users", "{\"email\": \"" + email + "\", \"name\": \"P\"}")
            .json();
    var link = invited.path("link").asText().replaceFirst(".*link=", "");
    var browser = new Browser("http://127.0.0.1:" + port());
    var password = "correct horse battery staple";
    browser.form("/auth/welcome", Map.of("link", link, "password", password, "again", password));
    browser.signIn(email, password);
    return List.of(
        invited.at("/user/id").asText(), browser.cookies.getOrDefault("access_token", ""));
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
