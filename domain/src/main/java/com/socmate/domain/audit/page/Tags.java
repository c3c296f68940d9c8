package com.socmate.domain.audit.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads the opening tags of a page in their order, as they stand and without repairing anything:
/// comments are passed over, and what is inside scripts and styles is text.
public final class Tags {
  private static final Set<String> RAW = Set.of("script", "style", "textarea", "title");
  private static final Set<String> SPOKEN = Set.of("a", "button");
  private static final int MOST_WORDS = 300;

  private final String page;
  private final List<Tag> tags = new ArrayList<>();
  private int at;

  private Tags(String page) {
    this.page = page;
  }

  public static List<Tag> of(String page) {
    var reader = new Tags(page);
    reader.read();
    return List.copyOf(reader.tags);
  }

  private void read() {
    while ((at = page.indexOf('<', at)) >= 0) {
      if (page.startsWith("<!--", at)) {
        skipPast("-->", 4);
      } else if (at + 1 < page.length() && Character.isLetter(page.charAt(at + 1))) {
        tag();
      } else {
        at++;
      }
    }
  }

  private void skipPast(String end, int from) {
    int found = page.indexOf(end, at + from);
    at = found < 0 ? page.length() : found + end.length();
  }

  private void tag() {
    int start = ++at;
    while (at < page.length() && isNamePart(page.charAt(at))) {
      at++;
    }
    var name = page.substring(start, at).toLowerCase(Locale.ROOT);
    Map<String, String> attributes = attributes();
    tags.add(new Tag(name, attributes, text(name)));
  }

  private String text(String name) {
    return RAW.contains(name) ? rawText(name) : SPOKEN.contains(name) ? words(name) : "";
  }

  /// What a person reads between the tags, which are read on their own afterwards.
  private String words(String name) {
    int start = Math.min(at, page.length());
    int end = Math.min(page.length(), start + MOST_WORDS);
    var ahead = page.substring(start, end);
    int close = ahead.toLowerCase(Locale.ROOT).indexOf("</" + name);
    return (close < 0 ? ahead : ahead.substring(0, close)).replaceAll("<[^>]*>", " ").strip();
  }

  private static boolean isNamePart(char c) {
    return !Character.isWhitespace(c) && c != '>' && c != '/';
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    while (at < page.length() && page.charAt(at) != '>') {
      if (Character.isWhitespace(page.charAt(at)) || page.charAt(at) == '/') {
        at++;
      } else {
        var name = attributeName();
        attributes.putIfAbsent(name, attributeValue());
      }
    }
    at++;
    return attributes;
  }

  private String attributeName() {
    int start = at++;
    while (at < page.length() && page.charAt(at) != '=' && isNamePart(page.charAt(at))) {
      at++;
    }
    return page.substring(start, at).toLowerCase(Locale.ROOT);
  }

  private String attributeValue() {
    int after = pastSpace(at);
    if (after >= page.length() || page.charAt(after) != '=') {
      return "";
    }
    at = pastSpace(after + 1);
    if (at >= page.length()) {
      return "";
    }
    char quote = page.charAt(at);
    return quote == '"' || quote == '\'' ? quoted(quote) : unquoted();
  }

  private String quoted(char quote) {
    int start = ++at;
    int end = page.indexOf(quote, start);
    at = end < 0 ? page.length() : end + 1;
    return CharacterReferences.decoded(page.substring(start, end < 0 ? page.length() : end));
  }

  private String unquoted() {
    int start = at;
    while (at < page.length()
        && !Character.isWhitespace(page.charAt(at))
        && page.charAt(at) != '>') {
      at++;
    }
    return CharacterReferences.decoded(page.substring(start, at));
  }

  private int pastSpace(int from) {
    int here = from;
    while (here < page.length() && Character.isWhitespace(page.charAt(here))) {
      here++;
    }
    return here;
  }

  private String rawText(String name) {
    int start = Math.min(at, page.length());
    int end = start;
    while ((end = page.indexOf("</", end)) >= 0) {
      if (page.regionMatches(true, end + 2, name, 0, name.length())) {
        at = end;
        return page.substring(start, end);
      }
      end += 2;
    }
    at = page.length();
    return page.substring(start);
  }
}
