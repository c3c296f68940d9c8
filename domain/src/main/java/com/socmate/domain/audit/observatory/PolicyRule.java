package com.socmate.domain.audit.observatory;

import com.socmate.domain.audit.observatory.CspParser.Policies;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Content security policies, of headers and of the page itself.
final class PolicyRule {
  private static final Set<String> BROAD =
      Set.of("ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*");
  private static final Set<String> INLINE = Set.of("'unsafe-inline'", "data:");
  private static final List<String> NONCE_OR_HASH =
      List.of("'sha256-", "'sha384-", "'sha512-", "'nonce-");
  private static final Set<String> PASSIVE = Set.of("img-src", "media-src");
  private static final Policies NO_POLICIES = new Policies(new HashMap<>(), Set.of());

  private PolicyRule() {}

  /// What a site's policies come to, and whether they say who may frame it.
  record Csp(Assessment assessment, boolean saysFrameAncestors) {
    static Csp without(Outcome outcome, int policies) {
      return new Csp(
          new Assessment(
              outcome, false, Map.of("http", false, "meta", false, "numPolicies", policies)),
          false);
    }
  }

  static Csp of(Scan scan) {
    if (scan.auto().isEmpty() || scan.finalUrl().isEmpty()) {
      return Csp.without(Outcome.CSP_NOT_IMPLEMENTED, 0);
    }
    var response = scan.auto().orElseThrow();
    var headers = CspParser.split(response.all("content-security-policy"));
    var metas = CspParser.split(scan.equivalents("content-security-policy"));
    int policies = headers.size() + metas.size();
    Policies all;
    try {
      all = CspParser.parse(Stream.concat(headers.stream(), metas.stream()).toList());
    } catch (IllegalArgumentException _) {
      return Csp.without(Outcome.CSP_HEADER_INVALID, policies);
    }
    var ofHeaders = parsedOrNone(headers, false);
    if (ofHeaders.directives().isEmpty() && parsedOrNone(metas, true).directives().isEmpty()) {
      boolean reporting = response.first("content-security-policy-report-only").isPresent();
      return Csp.without(
          reporting
              ? Outcome.CSP_NOT_IMPLEMENTED_BUT_REPORTING_ENABLED
              : Outcome.CSP_NOT_IMPLEMENTED,
          policies);
    }
    return judged(all, ofHeaders, scan.isHttps(), !headers.isEmpty(), !metas.isEmpty(), policies);
  }

  private static Policies parsedOrNone(List<String> policies, boolean meta) {
    try {
      return meta ? CspParser.parseMeta(policies) : CspParser.parse(policies);
    } catch (IllegalArgumentException _) {
      return NO_POLICIES;
    }
  }

  private static Csp judged(
      Policies all, Policies ofHeaders, boolean https, boolean http, boolean meta, int policies) {
    var csp = new Sources(all.directives());
    csp.trust();
    var facts = csp.facts(https);
    facts.put("antiClickjacking", !anyBroad(ofHeaders.directives().get("frame-ancestors")));
    var outcome = outcome(csp, facts);
    boolean passed =
        switch (outcome) {
          case CSP_IMPLEMENTED_WITH_NO_UNSAFE,
              CSP_IMPLEMENTED_WITH_NO_UNSAFE_DEFAULT_SRC_NONE,
              CSP_IMPLEMENTED_WITH_UNSAFE_INLINE_IN_STYLE_SRC_ONLY,
              CSP_IMPLEMENTED_WITH_INSECURE_SCHEME_IN_PASSIVE_CONTENT_ONLY ->
              true;
          default -> false;
        };
    var shown =
        passed && !all.repeated().isEmpty()
            ? Outcome.CSP_IMPLEMENTED_BUT_DUPLICATE_DIRECTIVES
            : outcome;
    Map<String, Object> details =
        Map.of("http", http, "meta", meta, "numPolicies", policies, "policy", Map.copyOf(facts));
    return new Csp(
        new Assessment(shown, passed, details), all.directives().containsKey("frame-ancestors"));
  }

  private static boolean anyBroad(@Nullable Set<String> sources) {
    return sources == null || sources.stream().anyMatch(BROAD::contains);
  }

  private static Outcome outcome(Sources csp, Map<String, Boolean> facts) {
    if (csp.dynamicWithoutProof) {
      return Outcome.CSP_HEADER_INVALID;
    }
    Map<String, Outcome> worstFirst = new LinkedHashMap<>();
    worstFirst.put("unsafeInline", Outcome.CSP_IMPLEMENTED_WITH_UNSAFE_INLINE);
    worstFirst.put("insecureSchemeActive", Outcome.CSP_IMPLEMENTED_WITH_INSECURE_SCHEME);
    worstFirst.put("unsafeEval", Outcome.CSP_IMPLEMENTED_WITH_UNSAFE_EVAL);
    worstFirst.put(
        "insecureSchemePassive",
        Outcome.CSP_IMPLEMENTED_WITH_INSECURE_SCHEME_IN_PASSIVE_CONTENT_ONLY);
    worstFirst.put(
        "unsafeInlineStyle", Outcome.CSP_IMPLEMENTED_WITH_UNSAFE_INLINE_IN_STYLE_SRC_ONLY);
    worstFirst.put("defaultNone", Outcome.CSP_IMPLEMENTED_WITH_NO_UNSAFE_DEFAULT_SRC_NONE);
    return worstFirst.entrySet().stream()
        .filter(entry -> Boolean.TRUE.equals(facts.get(entry.getKey())))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(Outcome.CSP_IMPLEMENTED_WITH_NO_UNSAFE);
  }

  /// The directives the verdict looks at; a directive that falls back shares the other's sources.
  private static final class Sources {
    private final Map<String, Set<String>> directives;
    private final Set<String> scripts;
    private final Set<String> styles;
    private final Set<String> objects;
    private boolean dynamic;
    private boolean dynamicWithoutProof;

    Sources(Map<String, Set<String>> directives) {
      this.directives = directives;
      this.scripts = orDefault("script-src");
      this.styles = orDefault("style-src");
      this.objects = orDefault("object-src");
    }

    private Set<String> orDefault(String directive) {
      return directives.getOrDefault(
          directive, directives.getOrDefault("default-src", new LinkedHashSet<>(Set.of("*"))));
    }

    /// A nonce or a hash takes the place of what would be allowed without one.
    void trust() {
      for (Set<String> sources : List.of(scripts, styles)) {
        if (hasNonceOrHash(sources)) {
          sources.remove("'unsafe-inline'");
        }
      }
      if (scripts.contains("'strict-dynamic'")) {
        dynamic = hasNonceOrHash(scripts);
        dynamicWithoutProof = !dynamic;
      }
      if (dynamic) {
        scripts.removeIf(
            source -> source.equals("'self'") || BROAD.stream().anyMatch(source::startsWith));
      }
    }

    private static boolean hasNonceOrHash(Set<String> sources) {
      return sources.stream().anyMatch(it -> NONCE_OR_HASH.stream().anyMatch(it::startsWith));
    }

    Map<String, Boolean> facts(boolean https) {
      Map<String, Boolean> facts = new LinkedHashMap<>();
      facts.put("strictDynamic", dynamic);
      facts.put(
          "unsafeInline",
          scripts.stream().anyMatch(it -> BROAD.contains(it) || INLINE.contains(it))
              || anyBroad(objects));
      facts.put("insecureSchemeActive", https && active().anyMatch(Sources::isInsecure));
      facts.put(
          "unsafeEval", scripts.contains("'unsafe-eval'") || styles.contains("'unsafe-eval'"));
      facts.put("insecureSchemePassive", https && passive().anyMatch(Sources::isInsecure));
      facts.put(
          "unsafeInlineStyle",
          styles.stream().anyMatch(it -> BROAD.contains(it) || INLINE.contains(it)));
      facts.put("defaultNone", Set.of("'none'").equals(directives.get("default-src")));
      var base = directives.getOrDefault("base-uri", Set.of("*"));
      facts.put(
          "insecureBaseUri",
          base.stream().anyMatch(it -> BROAD.contains(it) || INLINE.contains(it)));
      facts.put("insecureFormAction", anyBroad(directives.get("form-action")));
      facts.put("unsafeObjects", anyBroad(objects));
      return facts;
    }

    private Stream<String> active() {
      var others =
          directives.entrySet().stream()
              .filter(it -> !PASSIVE.contains(it.getKey()) && !it.getKey().equals("script-src"))
              .flatMap(it -> it.getValue().stream());
      return Stream.concat(others, scripts.stream());
    }

    private Stream<String> passive() {
      return PASSIVE.stream()
          .flatMap(it ->
              directives
                  .getOrDefault(it, directives.getOrDefault("default-src", Set.of()))
                  .stream());
    }

    private static boolean isInsecure(String source) {
      return source.startsWith("http:") || source.startsWith("ftp:");
    }
  }
}
