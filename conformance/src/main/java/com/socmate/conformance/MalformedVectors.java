package com.socmate.conformance;

/// The file cannot be read as vectors of the suite; the message is a sentence for whoever named it.
public final class MalformedVectors extends RuntimeException {
  public MalformedVectors(String message) {
    super(message);
  }

  public MalformedVectors(String message, Throwable cause) {
    super(message, cause);
  }
}
