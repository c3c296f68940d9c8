package com.socmate.domain.audit.observatory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads content security policies and lays several over each other: a source counts where every
/// policy allows it.
public final class CspParser {
  private static final int SHORTEST_POLICY = 6;
  private static final Set<String> MAY_REPEAT = Set.of("report-uri", "report-to");
  private static final List<String> ONLY_IN_HEADERS =
      List.of("frame-ancestors", "report-uri", "sandbox");

  private final Map<String, List<CspSource>> directives = new LinkedHashMap<>();
  private final Set<String> repeated = new LinkedHashSet<>();
  private final boolean several;

  private CspParser(boolean several) {
    this.several = several;
  }

  /// Policies laid over each other.
  ///
  /// @param directives each with its sources, `'none'` where nothing is left
  /// @param repeated directives that stood twice and may
  public record Policies(Map<String, Set<String>> directives, Set<String> repeated) {}

  /// Cuts header values at their commas: each part is a policy of its own.
  static List<String> split(List<String> headers) {
    return headers.stream()
        .flatMap(header -> Arrays.stream(header.split(",", -1)))
        .map(String::strip)
        .toList();
  }

  /// As [#parse], without what only a header may say.
  static Policies parseMeta(List<String> policies) {
    var parsed = parse(policies);
    ONLY_IN_HEADERS.forEach(parsed.directives()::remove);
    return parsed;
  }

  /// Throws [InvalidPolicy] where a policy is too short to be one, or says a directive twice.
  public static Policies parse(List<String> policies) {
    var clean = policies.stream().map(it -> it.replaceAll("[\\r\\n]", "").strip()).toList();
    for (String policy : clean) {
      if (policy.length() < SHORTEST_POLICY) {
        throw new InvalidPolicy("A policy is too short: " + policy);
      }
    }
    var parser = new CspParser(policies.size() > 1);
    for (int i = 0; i < clean.size(); i++) {
      parser.add(clean.get(i), i);
    }
    return parser.result();
  }

  private void add(String policy, int number) {
    Set<String> seen = new HashSet<>();
    for (String entry : policy.split(";", -1)) {
      var words = entry.strip().split("\\s+");
      if (words[0].isEmpty()) {
        continue;
      }
      var directive = words[0].toLowerCase(Locale.ROOT);
      if (!seen.add(directive)) {
        repeat(directive);
      }
      add(directive, sources(directive, words, number), number);
    }
  }

  private void repeat(String directive) {
    if (!MAY_REPEAT.contains(directive)) {
      throw new InvalidPolicy("A directive stands twice: " + directive);
    }
    repeated.add(directive);
  }

  private static List<CspSource> sources(String directive, String[] words, int number) {
    boolean kept = number == 0;
    List<CspSource> sources = new ArrayList<>();
    for (int i = 1; i < words.length; i++) {
      sources.add(new CspSource(words[i].toLowerCase(Locale.ROOT), number, kept));
    }
    if (sources.isEmpty() && directive.endsWith("-src")) {
      sources.add(new CspSource("'none'", number, kept));
    }
    return sources;
  }

  private void add(String directive, List<CspSource> sources, int number) {
    List<CspSource> together = new ArrayList<>();
    if (number > 0) {
      together.addAll(directives.getOrDefault(directive, List.of()));
    }
    together.addAll(sources);
    together.sort(CspSource.ALPHABETICAL);
    for (int i = 1; i < together.size(); i++) {
      judge(together.get(i - 1), together.get(i));
    }
    together.removeIf(source -> !source.kept);
    if (number == 0 && several) {
      together.forEach(source -> source.kept = false);
    }
    directives.put(directive, together);
  }

  /// Within a policy a longer source adds nothing to the shorter; between policies both must allow.
  private static void judge(CspSource before, CspSource source) {
    if (source.policy == before.policy) {
      if (source.text.startsWith(before.text)) {
        source.kept = false;
      }
    } else if (before.allows(source)) {
      source.kept = true;
    }
  }

  private Policies result() {
    Map<String, Set<String>> result = new LinkedHashMap<>();
    directives.forEach((directive, sources) -> {
      Set<String> texts = new LinkedHashSet<>();
      sources.forEach(source -> texts.add(source.text));
      result.put(directive, texts.isEmpty() ? new LinkedHashSet<>(Set.of("'none'")) : texts);
    });
    return new Policies(result, repeated);
  }

  /// A policy that says nothing certain.
  public static final class InvalidPolicy extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidPolicy(String sentence) {
      super(sentence);
    }
  }
}
