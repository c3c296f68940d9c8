package com.socmate.application.port;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// What the other side made of a telling.
///
/// @see Mail
/// @see WebhookCalls
public sealed interface Told {
  /// The HTTP status of the answer, if there was one.
  OptionalInt status();

  /// In a sentence.
  String result();

  record Taken(OptionalInt status, String result) implements Told {}

  /// It can be tried again.
  ///
  /// @param notBefore how long the other side asked to be left alone
  record NotNow(OptionalInt status, String result, Optional<Duration> notBefore) implements Told {}

  /// To try again would not change it.
  record Never(OptionalInt status, String result) implements Told {}
}
