package com.socmate.domain.audit.observatory;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// An answer of the site.
///
/// @param verified whether the certificate was good, or there was none
/// @param headers by name in lower case, in the order they came
public record Response(int status, boolean verified, Map<String, List<String>> headers) {
  public Response {
    var lower = new TreeMap<String, List<String>>();
    headers.forEach(
        (name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    headers = Map.copyOf(lower);
  }

  List<String> all(String name) {
    return headers.getOrDefault(name, List.of());
  }

  /// The first value that says something.
  Optional<String> first(String name) {
    return all(name).stream().findFirst().filter(value -> !value.isEmpty());
  }
}
