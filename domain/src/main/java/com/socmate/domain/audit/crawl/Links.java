package com.socmate.domain.audit.crawl;

import com.socmate.domain.audit.page.Tag;
import com.socmate.domain.audit.page.Tags;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What pages, scripts and maps of a site lead to, as it is written there.
public final class Links {
  private static final Map<String, String> TAGS =
      Map.of("a", "href", "area", "href", "iframe", "src", "frame", "src");
  private static final Pattern PATH_IN_SCRIPT =
      Pattern.compile(
          "[\"'`](/[A-Za-z0-9][A-Za-z0-9_./-]{1,80}(?:\\?[A-Za-z0-9_=&-]{1,80})?)[\"'`]");
  private static final Pattern PLACE_IN_MAP =
      Pattern.compile("<loc>\\s*([^<\\s]{1,2000})\\s*</loc>");
  private static final Pattern SOCKET =
      Pattern.compile(
          "new\\s+WebSocket\\s*\\(\\s*[\"'`]((?:wss?://|/)[^\"'`\\s]{1,300})[\"'`]"
              + "|(?:wss?:)?//[\"'`]\\s*\\+\\s*(?:window\\.)?location\\.host\\s*\\+\\s*"
              + "[\"'`](/[^\"'`\\s]{0,300})[\"'`]");
  private static final int MOST = 1_000;

  private Links() {}

  /// @param words what a person reads on it
  public record Link(String address, String words) {}

  public static List<Link> ofPage(String page) {
    Set<Link> links = new LinkedHashSet<>();
    for (Tag tag : Tags.of(page)) {
      var attribute = TAGS.get(tag.name());
      if (attribute != null && links.size() < MOST) {
        tag.attribute(attribute)
            .filter(it -> !it.isBlank())
            .ifPresent(it -> links.add(new Link(it, words(tag))));
      }
    }
    return List.copyOf(links);
  }

  private static String words(Tag tag) {
    return tag.text()
        + " "
        + tag.attribute("title").orElse("")
        + " "
        + tag.attribute("aria-label").orElse("")
        + " "
        + tag.attribute("data-method").orElse("");
  }

  /// Scripts that a page loads.
  public static List<String> scriptsOf(String page) {
    return Tags.of(page).stream()
        .filter(it -> it.is("script"))
        .flatMap(it -> it.attribute("src").stream())
        .filter(it -> !it.isBlank())
        .distinct()
        .toList();
  }

  public static List<String> ofScript(String script) {
    return found(PATH_IN_SCRIPT, script);
  }

  /// Web sockets that a page or a script opens, as addresses that are asked for to open them.
  public static List<String> socketsOf(String text) {
    return SOCKET
        .matcher(text)
        .results()
        .map(it -> it.group(1) == null ? it.group(2) : it.group(1))
        .map(it -> it.replaceFirst("^ws", "http"))
        .distinct()
        .limit(MOST)
        .toList();
  }

  public static List<String> ofSitemap(String sitemap) {
    return found(PLACE_IN_MAP, sitemap).stream().map(it -> it.replace("&amp;", "&")).toList();
  }

  private static List<String> found(Pattern pattern, String text) {
    Set<String> found = new LinkedHashSet<>();
    var matcher = pattern.matcher(text);
    while (matcher.find() && found.size() < MOST) {
      found.add(matcher.group(1));
    }
    return new ArrayList<>(found);
  }
}
