package com.socmate.domain.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The kinds of things that investigations are about, as graph and sessions name them.
public enum EntityKind {
  IP,
  USER,
  HOST,
  DOMAIN,
  HASH,
  EMAIL,
  URL,
  PROCESS;

  /// The name used outside the code: `ip`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The kind of that name, in any case.
  public static Optional<EntityKind> named(String text) {
    return Arrays.stream(values()).filter(it -> it.name().equalsIgnoreCase(text)).findFirst();
  }
}
