package com.socmate.cli.launcher.postgres;

/// Where the database is and how to sign in: what the servers get as `DATABASE_URL`,
/// `DATABASE_USER` and `DATABASE_PASSWORD`.
public record Database(String url, String user, String password) {
  @Override
  public String toString() {
    return "Database[" + url + " as " + user + "]";
  }
}
