package com.socmate.cli.launcher.postgres;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Where the database is and how to sign in.
///
/// @param user whose the tables are
/// @param servers as whom servers work, who may do less; empty if they are the owner
public record Database(String url, String user, String password, Optional<Login> servers) {
  /// Of which the owner is also the one who works.
  public Database(String url, String user, String password) {
    this(url, user, password, Optional.empty());
  }

  /// Who signs in, and by what.
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return "Login[" + user + "]";
    }
  }

  /// What a server is told of it.
  public Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    environment.put("DATABASE_URL", url);
    environment.put("DATABASE_USER", servers.map(Login::user).orElse(user));
    environment.put("DATABASE_PASSWORD", servers.map(Login::password).orElse(password));
    servers.ifPresent(_ -> {
      environment.put("DATABASE_OWNER_USER", user);
      environment.put("DATABASE_OWNER_PASSWORD", password);
    });
    return environment;
  }

  @Override
  public String toString() {
    return "Database[" + url + " as " + servers.map(Login::user).orElse(user) + "]";
  }
}
