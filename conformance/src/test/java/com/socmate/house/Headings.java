package com.socmate.house;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The places within a page that a link can lead to, named as the usual readers of Markdown do.
final class Headings {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#: ]*)#([^)]+)\\)");
  private static final Pattern HEADING = Pattern.compile("#{1,6} (.*)");

  private Headings() {}

  /// The links of a page, or of one given as text, that lead to no heading of a page that is there.
  static List<String> missedBy(Path document, String text) {
    return LINK.matcher(text)
        .results()
        .filter(link -> {
          var target = link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1));
          return Files.exists(target) && !of(Project.read(target)).contains(link.group(2));
        })
        .map(link -> document.getFileName() + " → " + link.group(1) + "#" + link.group(2))
        .toList();
  }

  static Set<String> of(String text) {
    var found = new HashSet<String>();
    var inBlock = false;
    for (var line : text.lines().toList()) {
      inBlock ^= line.startsWith("```");
      var heading = HEADING.matcher(line);
      if (!inBlock && heading.matches()) {
        found.add(name(heading.group(1)));
      }
    }
    return found;
  }

  private static String name(String heading) {
    return heading
        .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
        .replace(' ', '-');
  }
}
