package com.socmate.adapters.sentinel;

/// There is no token to show to the provider. Its sentence never holds a secret.
public final class NoToken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean passing;

  NoToken(String sentence, boolean passing) {
    super(sentence);
    this.passing = passing;
  }

  /// Whether asking again may help.
  boolean isPassing() {
    return passing;
  }
}
