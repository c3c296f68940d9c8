package com.socmate.kql.syntax;

/// Thrown inside the parser to leave a construct that cannot be read; caught where reading can go
/// on.
final class Unparsable extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient SyntaxError error;

  Unparsable(SyntaxError error) {
    super(error.message(), null, false, false);
    this.error = error;
  }

  SyntaxError error() {
    return error;
  }
}
