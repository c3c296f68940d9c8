package com.socmate.adapters.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.socmate.domain.audit.library.KnownLibraries;
import com.socmate.domain.audit.library.Library;
import com.socmate.domain.audit.library.Weakness;
import com.socmate.domain.finding.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads libraries and their weaknesses in the data format of retire.js. Patterns over syntax trees
/// and replacements are passed over.
public final class RetireData {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VERSION = "[0-9][0-9.a-z_\\\\-]+";

  private RetireData() {}

  public static KnownLibraries read(Path file) throws IOException {
    List<Library> libraries = new ArrayList<>();
    JSON.readTree(file.toFile())
        .properties()
        .forEach(entry -> {
          if (!entry.getKey().equals("retire-example")) {
            libraries.add(library(entry.getKey(), entry.getValue()));
          }
        });
    return new KnownLibraries(libraries);
  }

  private static Library library(String name, JsonNode json) {
    var extractors = json.path("extractors");
    List<Weakness> weaknesses = new ArrayList<>();
    json.path("vulnerabilities").forEach(it -> weaknesses.add(weakness(it)));
    return new Library(
        name,
        patterns(extractors.path("uri"), "%s"),
        patterns(extractors.path("filename"), "^(?:%s)$"),
        patterns(extractors.path("filecontent"), "%s"),
        weaknesses);
  }

  private static List<Pattern> patterns(JsonNode texts, String around) {
    List<Pattern> patterns = new ArrayList<>();
    for (JsonNode text : texts) {
      try {
        var pattern = text.asText().replace("§§version§§", VERSION.replace("\\\\", "\\"));
        patterns.add(Pattern.compile(around.formatted(pattern)));
      } catch (PatternSyntaxException _) {
        // Written for another dialect; the library's other patterns stand.
      }
    }
    return patterns;
  }

  private static Weakness weakness(JsonNode json) {
    var identifiers = json.path("identifiers");
    List<String> names = new ArrayList<>();
    identifiers.path("CVE").forEach(it -> names.add(it.asText()));
    return new Weakness(
        json.path("atOrAbove").asText(""),
        json.path("below").asText("999999"),
        severity(json.path("severity").asText("")),
        String.join(", ", names),
        identifiers.path("summary").asText("a known weakness"));
  }

  private static Severity severity(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "critical" -> Severity.CRITICAL;
      case "high" -> Severity.HIGH;
      case "low" -> Severity.LOW;
      case "none" -> Severity.INFORMATIONAL;
      default -> Severity.MEDIUM;
    };
  }
}
