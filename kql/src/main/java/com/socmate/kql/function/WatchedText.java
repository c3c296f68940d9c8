package com.socmate.kql.function;

/// A text that counts how often a regular expression looks at it, so that a match which takes too
/// long can be given up.
final class WatchedText implements CharSequence {
  private static final int BETWEEN_CHECKS = 1024;
  private static final long MOST_WORK = 200_000_000;
  private final String text;
  private final Runnable checkpoint;
  private final long cost;
  private long work;
  private int looks;

  /// @param cost how much one look may cost: the size of the compiled expression
  WatchedText(String text, Runnable checkpoint, long cost) {
    this.text = text;
    this.checkpoint = checkpoint;
    this.cost = cost;
  }

  @Override
  public char charAt(int index) {
    if (++looks == BETWEEN_CHECKS) {
      looks = 0;
      work += cost * BETWEEN_CHECKS;
      checkpoint.run();
      if (work > MOST_WORK) {
        throw new EvaluationFailure(
            "The regular expression is too complex for a text of "
                + text.length()
                + " characters. Make its repetitions smaller, or look at a part of the text.");
      }
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
