package com.socmate.application.investigation.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A scheduled analytics rule pasted where a question is expected: as much of its YAML as says what
/// runs. Whole files are imported instead, with all that YAML can say.
public final class PastedRule {
  private static final Pattern MEMBER =
      Pattern.compile("(?m)^(?<name>[a-zA-Z]+):[ \\t]*(?<value>[^\\r\\n]*)$");
  private static final Pattern COLUMN =
      Pattern.compile("(?m)^\\s*(?:-\\s*)?columnName:\\s*['\"]?(\\w+)['\"]?\\s*$");
  private static final Pattern ITEM = Pattern.compile("[\\w.]+");
  private static final int LONGEST = 40_000;

  private PastedRule() {}

  /// The KQL with what else decides above it as notes; the text itself if it is no such rule, or
  /// one that cannot be carried.
  public static String asKql(String text) {
    return read(text)
        .filter(ReadAnalyticsRule.Outcome.Read.class::isInstance)
        .map(ReadAnalyticsRule.Outcome.Read.class::cast)
        .map(it -> it.rule().query())
        .orElse(text);
  }

  /// What it says; empty if it is no such rule.
  public static Optional<ReadAnalyticsRule.Outcome> read(String text) {
    return members(text).filter(ReadAnalyticsRule::isOne).map(ReadAnalyticsRule::read);
  }

  private static Optional<Map<String, Object>> members(String text) {
    if (text.length() > LONGEST || !text.contains("query:")) {
      return Optional.empty();
    }
    var members = new LinkedHashMap<String, Object>();
    var found = MEMBER.matcher(text);
    while (found.find()) {
      members.put(found.group("name"), value(text, found));
    }
    members.put("entityMappings", mappings(text));
    return Optional.of(members);
  }

  /// A block, a list in either form, or what stands on the line.
  private static Object value(String text, Matcher member) {
    var value = member.group("value").strip();
    if (value.startsWith("[")) {
      return items(value);
    }
    if (value.matches("[|>][+-]?")) {
      return block(text.substring(member.end()));
    }
    return value.isEmpty()
        ? items(block(text.substring(member.end())))
        : value.replaceAll("^(['\"])(.*)\\1$", "$2");
  }

  private static List<String> items(String list) {
    return ITEM.matcher(list).results().map(MatchResult::group).toList();
  }

  /// The lines below that are indented, without what they all are indented by.
  private static String block(String below) {
    var lines = new ArrayList<String>();
    for (var line : below.lines().skip(1).toList()) {
      if (!line.isBlank() && !line.startsWith(" ") && !line.startsWith("- ")) {
        break;
      }
      lines.add(line);
    }
    return String.join("\n", lines).stripIndent();
  }

  private static List<Map<String, Object>> mappings(String text) {
    return COLUMN
        .matcher(text)
        .results()
        .map(it ->
            Map.<String, Object>of("fieldMappings", List.of(Map.of("columnName", it.group(1)))))
        .toList();
  }
}
