package com.socmate.telemetry.trace;

import java.util.Optional;

/// What a span follows from. Contexts from elsewhere are W3C's `traceparent`; one that is not well
/// formed counts as none.
public sealed interface Origin {
  /// Whatever span this thread is in; a trace of its own if it is in none.
  record Here() implements Origin {}

  /// A span elsewhere whose trace goes on.
  record Of(Optional<String> parent) implements Origin {}

  /// A trace of its own that names a span elsewhere: one cause of many things.
  record BecauseOf(Optional<String> cause) implements Origin {}
}
