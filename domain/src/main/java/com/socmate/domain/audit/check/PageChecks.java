package com.socmate.domain.audit.check;

import com.socmate.domain.audit.Defect;
import com.socmate.domain.audit.Verdict;
import com.socmate.domain.audit.library.KnownLibraries;
import com.socmate.domain.audit.observatory.RegistrableDomains;
import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Observations;
import com.socmate.domain.audit.page.Tag;
import com.socmate.domain.audit.page.Tags;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What stands in the first page and in its own scripts.
final class PageChecks {
  private static final Set<String> ACTIVE = Set.of("script", "iframe", "object", "embed");
  private static final Set<String> PASSIVE = Set.of("img", "audio", "video", "source");
  private static final Pattern SECRET =
      Pattern.compile(
          "AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|xox[baprs]-[0-9A-Za-z-]{20,}"
              + "|-----BEGIN (?:RSA |EC |OPENSSH )?PRIVATE KEY-----|AIza[0-9A-Za-z_-]{35}");
  private static final Pattern PRIVATE_ADDRESS =
      Pattern.compile(
          "(?<![0-9.])(?:10\\.[0-9]{1,3}|192\\.168|172\\.(?:1[6-9]|2[0-9]|3[01]))"
              + "\\.[0-9]{1,3}\\.[0-9]{1,3}(?![0-9.])");
  private static final Pattern INSIDES =
      Pattern.compile(
          "Traceback \\(most recent call last\\)|at [\\w.$]+\\([\\w]+\\.java:\\d+\\)"
              + "|Fatal error: Uncaught|You have an error in your SQL syntax|ORA-\\d{5}:"
              + "|Werkzeug Debugger|Whitelabel Error Page");

  private final RegistrableDomains domains;
  private final KnownLibraries libraries;

  PageChecks(RegistrableDomains domains, KnownLibraries libraries) {
    this.domains = domains;
    this.libraries = libraries;
  }

  Map<String, Judge> all() {
    Map<String, Judge> checks = new LinkedHashMap<>();
    checks.put("MIX-001", tags("MIX-001", (page, tag) -> isMixed(page, tag, ACTIVE), "src"));
    checks.put("MIX-002", tags("MIX-002", (page, tag) -> isMixed(page, tag, PASSIVE), "src"));
    checks.put(
        "MIX-003",
        tags(
            "MIX-003",
            (_, tag) -> tag.is("form") && value(tag, "action").startsWith("http:"),
            "action"));
    checks.put(
        "SRI-001",
        tags(
            "SRI-001",
            (page, tag) -> isForeign(page, tag) && value(tag, "integrity").isEmpty(),
            "src"));
    checks.put(
        "SRI-002",
        tags(
            "SRI-002",
            (page, tag) -> isForeign(page, tag) && !value(tag, "src").startsWith("https:"),
            "src"));
    checks.put("LNK-001", tags("LNK-001", (_, tag) -> handsOver(tag), "href"));
    checks.put("JSL-001", this::libraries);
    checks.put("SEC-001", seen -> found("SEC-001", seen, SECRET, true));
    checks.put("CMT-001", seen -> found("CMT-001", seen, PRIVATE_ADDRESS, false));
    checks.put("ERR-001", seen -> found("ERR-001", seen, INSIDES, false));
    return checks;
  }

  private interface TagSign {
    boolean on(Exchange page, Tag tag);
  }

  private static String value(Tag tag, String attribute) {
    return tag.attribute(attribute).orElse("").strip();
  }

  private static Judge tags(String check, TagSign sign, String attribute) {
    return seen ->
        seen.site()
            .page()
            .map(page -> {
              if (!page.isHtml()) {
                return new Verdict.NotApplicable("The page is not HTML.");
              }
              var values = new LinkedHashSet<String>();
              Tags.of(page.body()).stream()
                  .filter(tag -> sign.on(page, tag))
                  .forEach(tag -> values.add(value(tag, attribute)));
              return Proofs.one(
                  !values.isEmpty(), () -> Proofs.http(check, page, "", "In the page: " + values));
            })
            .orElseGet(() -> new Verdict.NotTested("The site did not answer."));
  }

  private static boolean isMixed(Exchange page, Tag tag, Set<String> kinds) {
    boolean style =
        kinds.equals(ACTIVE)
            && tag.is("link")
            && value(tag, "rel").equalsIgnoreCase("stylesheet")
            && value(tag, "href").startsWith("http:");
    return page.url().startsWith("https:")
        && (style || (kinds.contains(tag.name()) && value(tag, "src").startsWith("http:")));
  }

  private boolean isForeign(Exchange page, Tag tag) {
    var source = value(tag, "src");
    if (!tag.is("script") || !(source.contains("://") || source.startsWith("//"))) {
      return false;
    }
    try {
      var host = Objects.requireNonNullElse(URI.create(page.url()).resolve(source).getHost(), "");
      var own = Objects.requireNonNullElse(URI.create(page.url()).getHost(), "");
      return !host.equals(own)
          && (domains.of(host).isEmpty() || !domains.of(host).equals(domains.of(own)));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static boolean handsOver(Tag tag) {
    var relation = value(tag, "rel");
    return tag.is("a")
        && value(tag, "target").equals("_blank")
        && value(tag, "href").contains("://")
        && !relation.contains("noopener")
        && !relation.contains("noreferrer");
  }

  private static List<Exchange> texts(Observations seen, boolean scripts) {
    return Stream.concat(
            seen.site().page().stream(), scripts ? seen.site().scripts().stream() : Stream.empty())
        .filter(it -> it.status() == 200)
        .toList();
  }

  private static Verdict found(String check, Observations seen, Pattern pattern, boolean scripts) {
    if (seen.site().page().isEmpty()) {
      return new Verdict.NotTested("The site did not answer.");
    }
    List<Defect> defects = new ArrayList<>();
    for (Exchange text : texts(seen, scripts)) {
      var match = pattern.matcher(text.body());
      if (match.find()) {
        var shown = match.group().substring(0, Math.min(8, match.group().length())) + "…";
        var path = Objects.requireNonNullElse(URI.create(text.url()).getRawPath(), "");
        defects.add(Proofs.http(check, withoutBody(text), path, "Found: " + shown));
      }
    }
    return Verdict.of(defects);
  }

  /// A secret is not repeated where it is reported.
  static Exchange withoutBody(Exchange text) {
    return new Exchange(
        text.method(),
        text.url(),
        text.sent(),
        text.status(),
        text.headers(),
        "",
        text.trusted(),
        "");
  }

  private Verdict libraries(Observations seen) {
    var page = seen.site().page();
    if (page.isEmpty()) {
      return new Verdict.NotTested("The site did not answer.");
    }
    if (libraries.isEmpty()) {
      return new Verdict.NotTested("There is no list of libraries with known weaknesses.");
    }
    Map<String, Defect> defects = new LinkedHashMap<>();
    for (Exchange script : seen.site().scripts()) {
      libraries.in(script.url(), script.status() == 200 ? script.body() : "").stream()
          .filter(it -> !it.weaknesses().isEmpty())
          .forEach(it ->
              defects.putIfAbsent(
                  it.name(),
                  Proofs.http(
                      "JSL-001", it.severity(), withoutBody(script), it.name(), it.sentence())));
    }
    for (Tag tag : Tags.of(page.orElseThrow().body())) {
      if (tag.is("script") && !value(tag, "src").isEmpty()) {
        libraries.in(value(tag, "src"), "").stream()
            .filter(it -> !it.weaknesses().isEmpty())
            .forEach(it ->
                defects.putIfAbsent(
                    it.name(),
                    Proofs.http(
                        "JSL-001", it.severity(), page.orElseThrow(), it.name(), it.sentence())));
      }
    }
    return Verdict.of(List.copyOf(defects.values()));
  }
}
