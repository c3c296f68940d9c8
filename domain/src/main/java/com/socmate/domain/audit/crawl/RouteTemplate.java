package com.socmate.domain.audit.crawl;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a path is a case of: numbers, identifiers, dates and hashes are left out.
public final class RouteTemplate {
  private static final Pattern NAME_OF_A_THING =
      Pattern.compile(
          "[0-9]+|[0-9]{4}-[0-9]{2}(-[0-9]{2})?"
              + "|(?i:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
              + "|(?=.*[0-9])(?i:[0-9a-f]{8,})|(?=.*[0-9])[A-Za-z0-9_-]{24,}");

  private RouteTemplate() {}

  public static String of(String path) {
    return Arrays.stream(path.split("/", -1))
        .map(it -> NAME_OF_A_THING.matcher(it).matches() ? "{x}" : it)
        .collect(Collectors.joining("/"));
  }
}
