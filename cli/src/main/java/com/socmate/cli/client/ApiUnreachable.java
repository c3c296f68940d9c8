package com.socmate.cli.client;

import java.net.URI;

/// No server answered, or not with what an API answers.
public final class ApiUnreachable extends RuntimeException {
  public ApiUnreachable(String sentence) {
    super(sentence);
  }

  ApiUnreachable(URI address, Throwable cause) {
    super(
        "No server answers at %s (%s). Is it running (./socmate status), and is the address right (--server, or ./socmate login)?"
            .formatted(address, cause.getClass().getSimpleName()),
        cause);
  }

  /// The sentence to show.
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
