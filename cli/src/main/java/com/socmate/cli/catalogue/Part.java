package com.socmate.cli.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A place in a path that a person fills.
///
/// @param of what it is one of, such as `schedules`
public record Part(String name, String of) {
  private static final Pattern PLACE = Pattern.compile("([a-z-]+)/\\{(\\w+)}");

  /// Those of a path, in their order.
  static List<Part> of(String path) {
    return PLACE
        .matcher(path)
        .results()
        .map(found -> new Part(found.group(2), found.group(1)))
        .toList();
  }

  /// What it is called where people see it, such as `SCHEDULE`.
  public String label() {
    return switch (of) {
      case "targets" -> "DOMAIN";
      case "scheduled-audits" -> "SCHEDULE";
      case "evidence" -> "QUERY";
      case "members" -> "USER";
      case "siem-providers" -> "PROVIDER";
      default -> of.replaceFirst("s$", "").replace('-', '_').toUpperCase(Locale.ROOT);
    };
  }

  /// What to say there, for the help.
  public String says() {
    return switch (of) {
      case "schedules" -> "its id, or its whole name";
      case "workspaces" -> "its id, name or domain";
      case "targets" -> "such as www.contoso.example";
      case "evidence" -> "the query's number: 1 for Q1";
      case "incidents" -> "its number";
      case "models", "siem-providers" -> "its name";
      default -> "its id";
    };
  }
}
