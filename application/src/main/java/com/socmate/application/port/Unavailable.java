package com.socmate.application.port;

/// What a port keeps cannot be reached at the moment; the same call may succeed later, and nothing
/// of it was done unless it was done whole.
public class Unavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Unavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
