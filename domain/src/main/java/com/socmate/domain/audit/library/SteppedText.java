package com.socmate.domain.audit.library;

/// A text that lets itself be looked at so often and no more, so that no pattern is held by it; the
/// same on every machine, however fast.
final class SteppedText implements CharSequence {
  private static final long STEPS_PER_CHARACTER = 50;
  private static final long STEPS = 1_000_000;

  private final CharSequence text;
  private long left;

  SteppedText(CharSequence text) {
    this.text = text;
    this.left = STEPS + STEPS_PER_CHARACTER * text.length();
  }

  @Override
  public char charAt(int index) {
    if (--left < 0) {
      throw new TooManySteps();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /// The text was looked at too often.
  static final class TooManySteps extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
