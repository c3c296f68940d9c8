package com.socmate.domain.audit.trial;

/// What tells one try from the next; the same in every audit, so that the same site gets the same
/// requests.
record Nonce(int number) {
  /// What every mark begins with.
  static final String MARK = "q7f3a9";

  static final Nonce FIRST = new Nonce(1);
  static final Nonce SECOND = new Nonce(2);
  static final Nonce THIRD = new Nonce(3);
  static final Nonce CONTROL = new Nonce(4);

  /// A word that no page holds by itself.
  String mark() {
    return MARK + number + "x";
  }

  /// A host that nobody can own.
  String host() {
    return "audit-7f3a9" + number + ".example";
  }

  int left() {
    return 7_331 + 110 * number;
  }

  int right() {
    return 5_209 + 38 * number;
  }

  String product() {
    return Integer.toString(left() * right());
  }
}
