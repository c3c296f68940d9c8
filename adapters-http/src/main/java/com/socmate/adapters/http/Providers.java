package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Members;
import java.util.List;

/// The log providers that a call may name.
final class Providers {
  static final String DEFAULT = "sentinel";
  static final List<String> ALL = List.of(DEFAULT);

  private Providers() {}

  /// Refuses with [IllegalArgumentException]: a name that is not configured
  static String named(String name) {
    if (!ALL.contains(name)) {
      throw new IllegalArgumentException(Members.notOneOf(name, ALL));
    }
    return name;
  }
}
