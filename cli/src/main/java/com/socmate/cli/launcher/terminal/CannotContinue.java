package com.socmate.cli.launcher.terminal;

/// Something in the world around us stands in the way; the message is one sentence for the person
/// at the terminal that names the remedy.
public final class CannotContinue extends RuntimeException {
  public CannotContinue(String sentence) {
    super(sentence);
  }

  public CannotContinue(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /// The sentence to show.
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
