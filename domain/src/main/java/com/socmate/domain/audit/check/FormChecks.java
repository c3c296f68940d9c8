package com.socmate.domain.audit.check;

import com.socmate.domain.audit.AuditTarget;
import com.socmate.domain.audit.Defect;
import com.socmate.domain.audit.Verdict;
import com.socmate.domain.audit.crawl.Form;
import com.socmate.domain.audit.crawl.RouteTemplate;
import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Observations;
import com.socmate.domain.audit.page.Tags;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The forms of all pages that were seen: looked at, never sent.
final class FormChecks {
  private FormChecks() {}

  /// A form where it stands.
  private record Standing(Exchange page, Form form) {
    String goesTo() {
      try {
        return form.action().isEmpty()
            ? page.url()
            : URI.create(page.url()).resolve(form.action().replace(" ", "%20")).toString();
      } catch (IllegalArgumentException _) {
        return page.url();
      }
    }

    String host() {
      try {
        return Objects.requireNonNullElse(URI.create(goesTo()).getHost(), "");
      } catch (IllegalArgumentException _) {
        return "";
      }
    }
  }

  static Map<String, Judge> all() {
    Map<String, Judge> checks = new LinkedHashMap<>();
    checks.put("FRM-101", seen -> passwords(seen));
    checks.put("AUT-101", seen -> logins(seen));
    checks.put("FRM-102", seen -> forgeable(seen));
    checks.put(
        "FRM-103",
        seen ->
            each("FRM-103", seen, it -> it.form().has("file"), "It takes a file.")
                .orElseGet(() -> new Verdict.NotApplicable("No page has a form.")));
    return checks;
  }

  private static List<Standing> forms(Observations seen) {
    return Stream.concat(seen.site().page().stream(), seen.crawl().pages().stream())
        .filter(TrialChecks::isShown)
        .flatMap(page -> Form.of(page.body()).stream().map(form -> new Standing(page, form)))
        .toList();
  }

  static boolean asksForPassword(Observations seen) {
    return forms(seen).stream().anyMatch(it -> it.form().has("password"));
  }

  private static Verdict logins(Observations seen) {
    return asksForPassword(seen)
        ? new Verdict.NotTested(DeepCatalogue.whyNot("AUT-101"))
        : new Verdict.NotApplicable("No page asks for a password.");
  }

  private static Verdict passwords(Observations seen) {
    if (!asksForPassword(seen)) {
      return new Verdict.NotApplicable("No page asks for a password.");
    }
    return each(
            "FRM-101",
            seen,
            it -> it.form().has("password") && isReadable(seen.target(), it),
            "The password goes by HTTP, in an address or to another host.")
        .orElseThrow();
  }

  private static boolean isReadable(AuditTarget target, Standing form) {
    return form.form().isGet()
        || form.goesTo().toLowerCase(Locale.ROOT).startsWith("http:")
        || form.page().url().startsWith("http:")
        || !form.host().equalsIgnoreCase(target.host());
  }

  /// A form is no danger where there is no session for another site to use.
  private static Verdict forgeable(Observations seen) {
    var sessions =
        Stream.of(seen.site().httpRoute(), seen.site().httpsRoute(), seen.crawl().pages())
            .flatMap(List::stream)
            .flatMap(it -> it.all("set-cookie").stream())
            .flatMap(it -> SetCookie.read(it).stream())
            .filter(SetCookie::isOfSession)
            .toList();
    if (forms(seen).stream().allMatch(it -> it.form().isGet())) {
      return new Verdict.NotApplicable("No page has a form that changes anything.");
    }
    if (sessions.isEmpty()) {
      return new Verdict.NotApplicable("No page sets a session that another site could use.");
    }
    boolean open = sessions.stream().anyMatch(it -> !isKeptFromOthers(it));
    return each(
            "FRM-102",
            seen,
            it -> open && !it.form().isGet() && !it.form().hasToken() && !hasToken(it.page()),
            "It has no token, and the session goes along with requests of other sites.")
        .orElseThrow();
  }

  private static boolean isKeptFromOthers(SetCookie cookie) {
    return cookie.sameSite().equals("lax") || cookie.sameSite().equals("strict");
  }

  private static boolean hasToken(Exchange page) {
    return Tags.of(page.body()).stream()
        .filter(it -> it.is("meta"))
        .anyMatch(it -> it.attribute("name").orElse("").toLowerCase(Locale.ROOT).contains("csrf"));
  }

  /// Empty where there is no form.
  private static Optional<Verdict> each(
      String check, Observations seen, Predicate<Standing> wrong, String detail) {
    var forms = forms(seen);
    if (forms.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Defect> defects = new LinkedHashMap<>();
    forms.stream()
        .filter(wrong)
        .map(it -> defect(check, it, detail))
        .forEach(it -> defects.merge(it.locator() + " " + it.discriminator(), it, Defect::and));
    return Optional.of(Verdict.of(new ArrayList<>(defects.values())));
  }

  private static Defect defect(String check, Standing form, String detail) {
    return new Defect(
            Catalogue.check(check).severity(),
            RouteTemplate.of(TrialChecks.path(form.page().url())),
            RouteTemplate.of(TrialChecks.path(form.goesTo())),
            form.form().method().toUpperCase(Locale.ROOT) + " " + form.goesTo() + ": " + detail,
            List.of(Proofs.around(form.page(), "<form")))
        .beyondFirstPage();
  }
}
