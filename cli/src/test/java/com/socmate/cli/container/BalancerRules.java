package com.socmate.cli.container;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What our balancer keeps to, whose servers are containers that come and go; each broken rule is
/// named by a sentence.
final class BalancerRules {
  private BalancerRules() {}

  static List<String> broken(String text) {
    List<String> broken = new ArrayList<>();
    var sections = sections(text);
    check(
        broken,
        sections.getOrDefault("resolvers names", "").contains("parse-resolv-conf"),
        "names are asked of whom the container is told to ask");
    sections.forEach((title, lines) -> {
      if (title.startsWith("backend ")) {
        backend(broken, title.substring(8), lines);
      }
    });
    return broken;
  }

  private static void backend(List<String> broken, String name, String lines) {
    check(
        broken,
        lines.contains(" resolvers names "),
        name + " finds a container that was made anew");
    check(broken, lines.contains(" allow-dup-ip "), name + " may have two ways to one container");
    check(
        broken,
        lines.matches("(?s).* init-addr \\S*none\\b.*"),
        name + " starts before what it leads to has a name");
  }

  /// What stands under each title, comments left out.
  private static Map<String, String> sections(String text) {
    Map<String, String> sections = new TreeMap<>();
    var title = "";
    for (String line : text.lines().filter(it -> !it.strip().startsWith("#")).toList()) {
      if (!line.isBlank() && !line.startsWith(" ")) {
        title = line.strip();
      }
      sections.merge(title, line + "\n", String::concat);
    }
    return sections;
  }

  private static void check(List<String> broken, boolean kept, String rule) {
    if (!kept) {
      broken.add(rule);
    }
  }
}
