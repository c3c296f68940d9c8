package com.socmate.kql.value;

/// The values met most often, and short ways to make others.
public final class Values {
  public static final Value NULL = new Value.Null();
  public static final Value TRUE = new Value.Bool(true);
  public static final Value FALSE = new Value.Bool(false);
  public static final Value EMPTY_TEXT = new Value.Text("");

  private Values() {}

  public static Value of(boolean value) {
    return value ? TRUE : FALSE;
  }

  public static Value of(long value) {
    return new Value.Int64(value);
  }

  public static Value of(double value) {
    return new Value.Real(value);
  }

  public static Value of(String value) {
    return value.isEmpty() ? EMPTY_TEXT : new Value.Text(value);
  }
}
