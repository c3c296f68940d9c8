package com.socmate.cli.client;

/// What shows a server who is asking. Its text never appears in a message.
public interface Credential {
  /// The header that carries it.
  String header();

  /// The header's value as of now.
  String value();

  /// Gets a fresh one after the server refused this one; false where there is no other.
  default boolean renew() {
    return false;
  }

  static Credential bearer(String token) {
    return new Fixed("Authorization", "Bearer " + token);
  }

  static Credential apiKey(String key) {
    return new Fixed("X-API-Key", key);
  }

  /// One that stays as it is.
  record Fixed(String header, String value) implements Credential {
    /// Without the secret.
    @Override
    public String toString() {
      return header;
    }
  }
}
