package com.socmate.domain.audit.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.CheckResult;
import com.socmate.domain.audit.Verdict;
import com.socmate.domain.audit.library.KnownLibraries;
import com.socmate.domain.audit.observed.Crawl;
import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Exchange.Field;
import com.socmate.domain.audit.observed.Observations;
import com.socmate.domain.audit.observed.Place;
import com.socmate.domain.audit.observed.Trial;
import com.socmate.domain.audit.trial.Ask;
import com.socmate.domain.audit.trial.Trick;
import com.socmate.domain.audit.trial.Tricks;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// ACC-101: a page behind the login that answers without it fails; that none does is never said of
/// pages that only accounts see.
class RefusedPagesTest {
  private static final DeepAudit AUDIT = new DeepAudit(Optional::of, KnownLibraries.NONE);
  private static final String URL = "https://acme.example.com/staff";
  private static final Trick TRICK = Tricks.named("spelling-encoded").orElseThrow();

  @Test
  void a_page_that_is_shown_when_it_is_written_otherwise_fails_with_what_proves_it() {
    var verdict = verdict(crawl(List.of(), 1, List.of(trial(401))));
    assertThat(verdict).isInstanceOf(Verdict.Fail.class);
    var defect = ((Verdict.Fail) verdict).defects().getFirst();
    assertThat(defect.locator()).isEqualTo("/staff");
    assertThat(defect.evidence()).hasSize(3);
  }

  @Test
  void one_that_was_not_refused_after_all_does_not() {
    assertThat(verdict(crawl(List.of(), 1, List.of(trial(200)))))
        .isInstanceOf(Verdict.NotTested.class);
  }

  @Test
  void a_site_whose_pages_stay_refused_or_that_has_a_login_is_not_said_to_be_closed() {
    assertThat(reason(verdict(crawl(List.of(), 1, List.of())))).startsWith("Refused pages stay");
    var login = page(200, "<form><input type=\"password\" name=\"p\"></form>");
    assertThat(reason(verdict(crawl(List.of(login), 0, List.of()))))
        .isEqualTo("It needs accounts of the site, and none are given.");
  }

  @Test
  void a_site_without_a_login_has_nothing_behind_one() {
    assertThat(verdict(crawl(List.of(page(200, "Hi")), 0, List.of())))
        .isInstanceOf(Verdict.NotApplicable.class);
  }

  private static Trial trial(int asUsual) {
    var place = new Place(URL, "", Place.Kind.REFUSED);
    return new Trial(
        TRICK.name(),
        place,
        TRICK.attacks(place).stream().map(it -> answer(it, 200, "Salaries")).toList(),
        List.of(
            answer(TRICK.controls(place).get(0), asUsual, "Sign in"),
            answer(TRICK.controls(place).get(1), 404, "None")));
  }

  private static Exchange answer(Ask ask, int status, String body) {
    return new Exchange(ask.method(), ask.url(), ask.headers(), status, List.of(), body, true, "");
  }

  private static Exchange page(int status, String body) {
    return new Exchange(
        "GET",
        "https://acme.example.com/login",
        List.of(),
        status,
        List.of(new Field("content-type", "text/html")),
        body,
        true,
        "");
  }

  private static Crawl crawl(List<Exchange> pages, int places, List<Trial> trials) {
    return new Crawl(
        pages,
        List.of(),
        List.of(),
        List.of(),
        List.of(new Crawl.Tried(TRICK.name(), places)),
        trials,
        List.of(),
        List.of(),
        1,
        "");
  }

  private static String reason(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.NotTested.class);
    return ((Verdict.NotTested) verdict).reason();
  }

  private static Verdict verdict(Crawl crawl) {
    var seen = new Seen().observations();
    var all =
        new Observations(seen.target(), seen.at(), seen.site(), seen.tls(), seen.dns(), crawl, "");
    return AUDIT.results(AuditType.DEEP, all).stream()
        .filter(it -> it.check().id().value().equals("ACC-101"))
        .map(CheckResult::verdict)
        .findFirst()
        .orElseThrow();
  }
}
