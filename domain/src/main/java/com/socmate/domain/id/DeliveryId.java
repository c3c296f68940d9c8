package com.socmate.domain.id;

/// Names one delivery for ever: `dlv_` and 4 to 40 lower-case letters and digits.
///
/// Refuses with [IllegalArgumentException]: if the text has another form
public record DeliveryId(String value) implements Comparable<DeliveryId> {
  /// What every such identifier begins with.
  public static final String PREFIX = "dlv";

  public DeliveryId {
    PrefixedText.require(PREFIX, value);
  }

  @Override
  public int compareTo(DeliveryId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
