package com.socmate.domain.id;

/// Names one webhook for ever: `whk_` and 4 to 40 lower-case letters and digits.
///
/// Refuses with [IllegalArgumentException]: if the text has another form
public record WebhookId(String value) implements Comparable<WebhookId> {
  /// What every such identifier begins with.
  public static final String PREFIX = "whk";

  public WebhookId {
    PrefixedText.require(PREFIX, value);
  }

  @Override
  public int compareTo(WebhookId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
