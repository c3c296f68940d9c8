package com.socmate.domain.id;

/// Names one audit for ever: `aud_` and 4 to 40 lower-case letters and digits. Its events lie where
/// those of sessions lie, under the same letters and digits.
///
/// Refuses with [IllegalArgumentException]: if the text has another form
public record AuditId(String value) implements Comparable<AuditId> {
  /// What every such identifier begins with.
  public static final String PREFIX = "aud";

  public AuditId {
    PrefixedText.require(PREFIX, value);
  }

  /// The audit that a run of that session carries out.
  public static AuditId of(SessionId session) {
    return new AuditId(PREFIX + session.value().substring(SessionId.PREFIX.length()));
  }

  /// Under which name its events are kept.
  public SessionId session() {
    return new SessionId(SessionId.PREFIX + value.substring(PREFIX.length()));
  }

  @Override
  public int compareTo(AuditId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
