package com.socmate.domain.audit;

import java.util.regex.Pattern;

/// The lasting name of a check, such as `TLS-003`.
public record CheckId(String value) implements Comparable<CheckId> {
  private static final Pattern FORM = Pattern.compile("[A-Z]{3,4}-[0-9]{3}");

  public CheckId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("A check is named like TLS-003, not " + value + ".");
    }
  }

  @Override
  public int compareTo(CheckId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
