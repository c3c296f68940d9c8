package com.socmate.domain.audit.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.audit.AuditOrder;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.Check;
import com.socmate.domain.audit.check.DeepAudit;
import com.socmate.domain.workspace.DomainName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an operator's words come to.
class BriefTest {
  private static final DomainName ACME = new DomainName("acme.example.com");
  private static final DomainName SHOP = new DomainName("shop.example.com");
  private static final Plan WHOLE = plan("Audit everything.");

  @Test
  void everything_is_everything() {
    assertThat(WHOLE.targets()).containsExactly(ACME, SHOP);
    assertThat(judged(WHOLE)).hasSize(DeepAudit.catalogue(AuditType.AUTONOMOUS).size());
    assertThat(WHOLE.errand()).isEqualTo(Errand.of(AuditType.AUTONOMOUS, 2));
    assertThat(WHOLE.by()).isEqualTo(Plan.Author.RULES);
  }

  @Test
  void what_is_named_is_looked_at_and_nothing_else() {
    var plan = plan("Look for SQL injection and XSS.");
    assertThat(judged(plan)).contains("INP-101", "INP-104").doesNotContain("TLS-003", "EML-001");
    assertThat(plan.errand().tricks())
        .contains("markup", "sql-error")
        .doesNotContain("forwarded-host", "origin");
  }

  @Test
  void what_is_left_out_is_left_out_of_everything() {
    var plan = plan("Check everything, without mail and DNS.");
    assertThat(judged(plan)).contains("TLS-003", "INP-101").doesNotContain("EML-001", "DNS-001");
  }

  @Test
  void names_alone_need_no_walk() {
    assertThat(plan("Only TLS and certificates, please.").errand().crawls()).isFalse();
    assertThat(plan("Only cookies.").errand().crawls()).isTrue();
  }

  @Test
  void paths_are_kept_to_and_left_out() {
    var plan = plan("Test /shop and https://acme.example.com/blog. Stay away from /shop/cart.");
    assertThat(plan.errand().within()).containsExactly("/blog", "/shop");
    assertThat(plan.errand().without()).containsExactly("/shop/cart");
    assertThat(plan.errand().covers("/shop/lamps")).isTrue();
    assertThat(plan.errand().covers("/shop/cart/1")).isFalse();
    assertThat(plan.errand().covers("/shopping")).isFalse();
    assertThat(plan.errand().isWhole()).isFalse();
  }

  @Test
  void a_target_that_is_named_is_the_only_one_and_one_that_is_excepted_is_none() {
    assertThat(plan("Audit shop.example.com.").targets()).containsExactly(SHOP);
    assertThat(plan("Audit everything except shop.example.com").targets()).containsExactly(ACME);
  }

  @Test
  void a_host_that_is_no_target_is_ignored_and_said_to_be() {
    var plan = plan("Audit acme.example.com and admin.example.org.");
    assertThat(plan.targets()).containsExactly(ACME);
    assertThat(plan.ignored()).containsExactly("admin.example.org: it is no target of this audit.");
  }

  @Test
  void a_budget_can_only_be_less() {
    var less = plan("Scan everything, at most 50 pages, max 300 requests, in 10 minutes.").errand();
    assertThat(List.of(less.pages(), less.requests(), less.seconds()))
        .containsExactly(50, 300, 600);
    var more = plan("Scan everything, up to 900000 pages and max 900000 minutes.").errand();
    assertThat(more).isEqualTo(WHOLE.errand());
    assertThat(plan("Scan everything within 1 hours on acme.example.com.").errand().seconds())
        .isEqualTo(Errand.of(AuditType.AUTONOMOUS, 1).seconds());
  }

  @Test
  void a_time_that_no_audit_can_take_is_said_to_be_ignored() {
    assertThat(plan("Scan everything on acme.example.com, up to 4 hours.").ignored())
        .containsExactly(
            "a longer time: an audit takes an hour at most, which leaves 48 minutes for each"
                + " target.");
    assertThat(plan("Scan everything, in 10 minutes.").ignored()).isEmpty();
  }

  @Test
  void whoever_wants_only_to_look_tries_nothing() {
    assertThat(plan("A passive review of the whole site.").errand().tricks()).isEmpty();
    assertThat(plan("Review the site, no attacks.").errand().tricks()).isEmpty();
    assertThat(WHOLE.errand().tricks()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Please do your best.|What is to be looked at?",
        "Delete the test users and check the rest.|is \"Delete\" to be left out?",
        "Exploit what you find.|is \"Exploit\" to be left out?",
        "Brute-force the login.|is \"Brute-force\" to be left out?",
        "Audit other.example.net.|names only hosts that are no targets: other.example.net",
        "Check all but not acme.example.com and not shop.example.com.|leaves every target out",
        "Test /shop. Do not look into /shop.|Is /shop to be looked at or to be left out?",
        "A passive check for SQL injection.|asks only to look, and for queries",
        "Check cookies. Leave out cookies.|Are cookies to be looked at or to be left out?",
        "Check everything, at most 0 pages.|leaves nothing to be done"
      })
  void what_can_mean_two_things_is_asked(String brief, String question) {
    var reading = Plan.of(order(brief));
    assertThat(reading).isInstanceOf(Plan.Reading.Unclear.class);
    var unclear = (Plan.Reading.Unclear) reading;
    assertThat(unclear.question()).contains(question);
    assertThat(unclear.hint()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Check everything. Do not delete anything.",
        "Audit the site, never submit forms.",
        "Check cookies but not headers",
        "Test robots.txt and index.php handling, everything else too"
      })
  void what_is_clear_is_not_asked(String brief) {
    assertThat(Plan.of(order(brief))).isInstanceOf(Plan.Reading.Understood.class);
  }

  @Test
  void deep_audits_have_the_plan_of_their_type() {
    var order = new AuditOrder(AuditType.DEEP, List.of(ACME), Optional.empty());
    var plan = ((Plan.Reading.Understood) Plan.of(order)).plan();
    assertThat(plan.by()).isEqualTo(Plan.Author.TYPE);
    assertThat(plan.errand()).isEqualTo(Errand.of(AuditType.DEEP, 1));
  }

  @Test
  void every_errand_ends_within_the_hour_that_a_run_may_take() {
    for (AuditType type : AuditType.values()) {
      for (int targets = 1; targets <= AuditOrder.MAX_TARGETS; targets++) {
        assertThat(Errand.of(type, targets).wall().toSeconds() * targets).isLessThan(3_600);
      }
    }
  }

  private static AuditOrder order(String brief) {
    return new AuditOrder(AuditType.AUTONOMOUS, List.of(ACME, SHOP), Optional.of(brief));
  }

  private static Plan plan(String brief) {
    var reading = Plan.of(order(brief));
    assertThat(reading).as(brief).isInstanceOf(Plan.Reading.Understood.class);
    return ((Plan.Reading.Understood) reading).plan();
  }

  private static Set<String> judged(Plan plan) {
    return DeepAudit.catalogue(AuditType.AUTONOMOUS).stream()
        .filter(plan::judges)
        .map(Check::id)
        .map(Object::toString)
        .collect(Collectors.toSet());
  }
}
