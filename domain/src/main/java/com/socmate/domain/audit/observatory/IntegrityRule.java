package com.socmate.domain.audit.observatory;

import com.socmate.domain.audit.page.Tag;
import com.socmate.domain.audit.page.Tags;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Whether scripts of others come with what they must hash to.
final class IntegrityRule {
  private static final Set<String> HTML = Set.of("text/html", "application/xhtml+xml");
  private static final List<Outcome> WORSENING =
      List.of(
          Outcome.SRI_IMPLEMENTED_AND_ALL_SCRIPTS_LOADED_SECURELY,
          Outcome.SRI_IMPLEMENTED_AND_EXTERNAL_SCRIPTS_LOADED_SECURELY,
          Outcome.SRI_IMPLEMENTED_BUT_EXTERNAL_SCRIPTS_NOT_LOADED_SECURELY,
          Outcome.SRI_NOT_IMPLEMENTED_BUT_EXTERNAL_SCRIPTS_LOADED_SECURELY,
          Outcome.SRI_NOT_IMPLEMENTED_AND_EXTERNAL_SCRIPTS_NOT_LOADED_SECURELY);

  private final Scan scan;
  private final RegistrableDomains domains;
  private Optional<Outcome> worst = Optional.empty();
  private boolean foreign;

  private IntegrityRule(Scan scan, RegistrableDomains domains) {
    this.scan = scan;
    this.domains = domains;
  }

  static Assessment of(Scan scan, RegistrableDomains domains) {
    if (scan.auto().isEmpty()) {
      return Assessment.of(Outcome.SRI_NOT_IMPLEMENTED_BUT_NO_SCRIPTS_LOADED, false);
    }
    var type = scan.auto().orElseThrow().first("content-type").orElse("").split(";", 2)[0];
    var outcome =
        type.isEmpty() || HTML.contains(type)
            ? new IntegrityRule(scan, domains).outcome()
            : Outcome.SRI_NOT_IMPLEMENTED_RESPONSE_NOT_HTML;
    return Assessment.of(
        outcome,
        switch (outcome) {
          case SRI_IMPLEMENTED_AND_ALL_SCRIPTS_LOADED_SECURELY,
              SRI_IMPLEMENTED_AND_EXTERNAL_SCRIPTS_LOADED_SECURELY,
              SRI_NOT_IMPLEMENTED_RESPONSE_NOT_HTML,
              SRI_NOT_IMPLEMENTED_BUT_ALL_SCRIPTS_LOADED_FROM_SECURE_ORIGIN,
              SRI_NOT_IMPLEMENTED_BUT_NO_SCRIPTS_LOADED ->
              true;
          default -> false;
        });
  }

  private Outcome outcome() {
    List<Tag> scripts = new ArrayList<>(Tags.of(scan.html()));
    scripts.removeIf(tag -> !tag.is("script"));
    if (scripts.isEmpty()) {
      return Outcome.SRI_NOT_IMPLEMENTED_BUT_NO_SCRIPTS_LOADED;
    }
    scripts.forEach(script ->
        script
            .attribute("src")
            .filter(source -> !source.isEmpty())
            .ifPresent(source -> judge(source, hasIntegrity(script))));
    return worst.orElse(
        foreign
            ? Outcome.SRI_IMPLEMENTED_AND_EXTERNAL_SCRIPTS_LOADED_SECURELY
            : Outcome.SRI_NOT_IMPLEMENTED_BUT_ALL_SCRIPTS_LOADED_FROM_SECURE_ORIGIN);
  }

  private static boolean hasIntegrity(Tag script) {
    return script.attribute("integrity").filter(it -> !it.isEmpty()).isPresent();
  }

  private void judge(String source, boolean integrity) {
    boolean full = source.startsWith("http://") || source.startsWith("https://");
    boolean schemeless = source.length() > 2 && source.startsWith("//") && source.charAt(2) != '/';
    boolean relative = !full && !schemeless;
    boolean secure = source.startsWith("https://") || (relative && scan.isHttps());
    if (relative || (full && isOwn(source))) {
      if (integrity && secure && worst.isEmpty()) {
        worst = Optional.of(Outcome.SRI_IMPLEMENTED_AND_ALL_SCRIPTS_LOADED_SECURELY);
      }
      return;
    }
    foreign = true;
    if (integrity && !secure) {
      worsen(Outcome.SRI_IMPLEMENTED_BUT_EXTERNAL_SCRIPTS_NOT_LOADED_SECURELY);
    } else if (!integrity && secure) {
      worsen(Outcome.SRI_NOT_IMPLEMENTED_BUT_EXTERNAL_SCRIPTS_LOADED_SECURELY);
    } else if (!integrity) {
      worsen(Outcome.SRI_NOT_IMPLEMENTED_AND_EXTERNAL_SCRIPTS_NOT_LOADED_SECURELY);
    }
  }

  private boolean isOwn(String source) {
    return domains.of(host(source)).equals(domains.of(scan.site()));
  }

  private static String host(String url) {
    try {
      return Objects.requireNonNullElse(URI.create(url).getHost(), "");
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  private void worsen(Outcome outcome) {
    if (worst.filter(it -> WORSENING.indexOf(it) >= WORSENING.indexOf(outcome)).isEmpty()) {
      worst = Optional.of(outcome);
    }
  }
}
