package com.socmate.adapters.http.connection;

import java.time.Duration;

/// How much of a server one caller can hold.
///
/// @param connections how many may be open at once; further ones wait to be accepted
/// @param idle after how long without a byte a connection is closed
/// @param head how long the head of a request may take to arrive
public record Patience(int connections, Duration idle, Duration head) {
  public static final Patience USUAL =
      new Patience(4_000, Duration.ofSeconds(30), Duration.ofSeconds(15));

  public Patience withConnections(int most) {
    return new Patience(most, idle, head);
  }
}
