package com.socmate.domain.audit.crawl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a site asks robots to leave out, after RFC 9309: of the rules for us, or else of those for
/// everybody, the longest that matches decides, and what it allows wins where two are as long.
public final class Robots {
  private static final String US = "socmate-audit";

  /// Nothing is left out.
  public static final Robots NONE = new Robots(List.of());

  private record Rule(boolean allows, String path) {
    boolean matches(String address) {
      boolean ends = path.endsWith("$");
      var bare = ends ? path.substring(0, path.length() - 1) : path;
      var pattern = new StringBuilder();
      for (String part : bare.split("\\*", -1)) {
        pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
      }
      var matcher = Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(address);
      return ends ? matcher.matches() : matcher.lookingAt();
    }
  }

  private final List<Rule> rules;

  private Robots(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  public static Robots read(String text) {
    List<Rule> ours = new ArrayList<>();
    List<Rule> everybodys = new ArrayList<>();
    List<String> agents = new ArrayList<>();
    boolean inRules = false;
    for (String line : text.lines().toList()) {
      var words = line.split("#", 2)[0].split(":", 2);
      var name = words[0].strip().toLowerCase(Locale.ROOT);
      var value = words.length > 1 ? words[1].strip() : "";
      if (name.equals("user-agent")) {
        if (inRules) {
          agents.clear();
        }
        inRules = false;
        agents.add(value.toLowerCase(Locale.ROOT));
      } else if (name.equals("allow") || name.equals("disallow")) {
        inRules = true;
        if (!value.isEmpty() && agents.contains(US)) {
          ours.add(new Rule(name.equals("allow"), value));
        }
        if (!value.isEmpty() && agents.contains("*")) {
          everybodys.add(new Rule(name.equals("allow"), value));
        }
      }
    }
    return new Robots(ours.isEmpty() ? everybodys : ours);
  }

  public boolean allow(WebAddress address) {
    var text = address.path() + (address.query().isEmpty() ? "" : "?" + address.query());
    boolean allowed = true;
    int longest = -1;
    for (Rule rule : rules) {
      int length = rule.path().length();
      if (rule.matches(text) && (length > longest || (length == longest && rule.allows()))) {
        allowed = rule.allows();
        longest = length;
      }
    }
    return allowed;
  }
}
