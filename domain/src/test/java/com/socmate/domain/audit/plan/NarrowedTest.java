package com.socmate.domain.audit.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.socmate.domain.audit.AuditOrder;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.Check;
import com.socmate.domain.audit.Suggestion;
import com.socmate.domain.audit.Topic;
import com.socmate.domain.audit.check.DeepAudit;
import com.socmate.domain.workspace.DomainName;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a model may make of a brief: less than rules do, and never more.
class NarrowedTest {
  private static final List<Topic> TOPICS = List.of(Topic.values());
  private static final DomainName ACME = new DomainName("acme.example.com");
  private static final DomainName SHOP = new DomainName("shop.example.com");
  private static final DomainName STRANGER = new DomainName("admin.example.org");
  private static final List<String> BRIEFS =
      List.of(
          "Audit everything.",
          "Look for SQL injection and XSS below /shop and /blog, at most 40 pages.",
          "Check everything on acme.example.com without mail, stay away from /shop/cart.",
          "A passive review of the whole site within 10 minutes.",
          "Can somebody smuggle script into the guestbook below /shop?",
          "Only cookies and inputs.");

  @Test
  void what_a_model_suggests_is_done_and_said_to_be_its() {
    var plan = plan("Audit everything below /shop.", narrower(Topic.MARKUP).pages(30).made());

    assertThat(plan.by()).isEqualTo(Plan.Author.MODEL);
    assertThat(plan.note()).contains("The model small", "narrower");
    assertThat(judged(plan)).containsExactly("INP-101");
    assertThat(plan.errand().pages()).isEqualTo(30);
    assertThat(plan.errand().within()).containsExactly("/shop");
    assertThat(plan.errand().tricks()).contains("markup").doesNotContain("sql-error");
  }

  @Test
  void words_that_rules_do_not_know_may_be_known_to_a_model() {
    var brief = "Can somebody smuggle something into the guestbook?";
    assertThat(Plan.of(order(brief))).isInstanceOf(Plan.Reading.Unclear.class);
    var plan = plan(brief, narrower(Topic.MARKUP).made());
    assertThat(judged(plan)).containsExactly("INP-101");
    assertThat(plan.targets()).containsExactly(ACME, SHOP);
  }

  @Test
  void a_model_that_is_at_a_loss_as_well_does_not_make_it_everything() {
    assertThat(reading("Please do your best.", narrower().made()))
        .isInstanceOf(Plan.Reading.Unclear.class);
  }

  /// Whatever is suggested, nothing is done that rules would not have done.
  @RepeatedTest(300)
  void nothing_is_added_to_what_rules_make_of_a_brief(RepetitionInfo turn) {
    var random = new Random(turn.getCurrentRepetition());
    var brief = BRIEFS.get(random.nextInt(BRIEFS.size()));
    var bound =
        Plan.of(order(brief)) instanceof Plan.Reading.Understood(var plan)
            ? plan
            : plan("Audit everything.");
    var reading = reading(brief, any(random));
    if (reading instanceof Plan.Reading.Understood(var plan)) {
      assertThat(bound.targets()).containsAll(plan.targets());
      assertThat(judged(bound)).containsAll(judged(plan));
      assertThat(judged(plan)).isNotEmpty();
      assertWithin(plan.errand(), bound.errand());
    } else {
      assertThat(Plan.of(order(brief))).isEqualTo(reading);
    }
  }

  private static void assertWithin(Errand errand, Errand bound) {
    assertThat(bound.tricks()).containsAll(errand.tricks());
    assertThat(errand.pages()).isBetween(1, bound.pages());
    assertThat(errand.requests()).isBetween(1, bound.requests());
    assertThat(errand.seconds()).isBetween(1, bound.seconds());
    assertThat(errand.without()).containsAll(bound.without());
    assertThat(errand.within()).allMatch(bound::covers);
    assertThat(bound.within().isEmpty() || !errand.within().isEmpty()).isTrue();
    assertThat(bound.crawls() || !errand.crawls()).isTrue();
  }

  private static Suggestion any(Random random) {
    var made =
        narrower(
            random
                .ints(random.nextInt(4), 0, TOPICS.size())
                .mapToObj(TOPICS::get)
                .toArray(Topic[]::new));
    made.besides =
        random.nextInt(3) == 0 ? EnumSet.of(TOPICS.get(random.nextInt(TOPICS.size()))) : Set.of();
    made.targets =
        random.nextInt(3) == 0
            ? Set.of(List.of(ACME, SHOP, STRANGER).get(random.nextInt(3)))
            : Set.of();
    made.within =
        random.nextInt(3) == 0
            ? Set.of(List.of("/shop", "/blog", "/shop/cart", "/admin").get(random.nextInt(4)))
            : Set.of();
    made.without = random.nextInt(4) == 0 ? Set.of("/blog") : Set.of();
    made.pages =
        random.nextInt(3) == 0 ? OptionalInt.of(1 + random.nextInt(900)) : OptionalInt.empty();
    made.requests =
        random.nextInt(3) == 0 ? OptionalInt.of(1 + random.nextInt(40_000)) : OptionalInt.empty();
    made.minutes =
        random.nextInt(3) == 0 ? OptionalInt.of(1 + random.nextInt(100)) : OptionalInt.empty();
    try {
      return made.made();
    } catch (IllegalArgumentException _) {
      return narrower().made();
    }
  }

  @Test
  void what_rules_ask_is_asked_whatever_a_model_says() {
    for (var brief :
        List.of("Delete the test users and check the rest.", "Audit other.example.net.")) {
      assertThat(reading(brief, narrower(Topic.MARKUP).made())).isEqualTo(Plan.of(order(brief)));
      assertThat(reading(brief, new Suggestion.Doubt("small", "test users")))
          .isEqualTo(Plan.of(order(brief)));
    }
  }

  @Test
  void a_suggestion_that_goes_beyond_the_order_is_not_followed_and_that_is_said() {
    var brief = "Audit everything below /shop.";
    var stranger = narrower(Topic.MARKUP);
    stranger.targets = Set.of(STRANGER);
    var elsewhere = narrower(Topic.MARKUP);
    elsewhere.within = Set.of("/sho");
    assertRules(brief, stranger.made(), "it names a host that is no target of this audit");
    assertRules(brief, elsewhere.made(), "a path that does not stand in the brief");
    assertRules(brief, narrower(Topic.MARKUP).pages(501).made(), "more than 500 pages");
  }

  @Test
  void a_suggestion_that_leaves_nothing_over_is_not_followed() {
    assertRules("Only cookies.", narrower(Topic.MAIL).made(), "leaves nothing over");
    var other = narrower();
    other.within = Set.of("/blog");
    assertRules("Audit everything in /shop. Not /blog.", other.made(), "leaves nothing over");
    var none = narrower();
    none.besides = EnumSet.allOf(Topic.class);
    assertRules("Audit everything.", none.made(), "leaves nothing over");
  }

  @Test
  void a_model_that_was_of_no_use_leaves_the_plan_of_the_rules_and_is_named() {
    assertRules("Audit everything.", new Suggestion.Unused("small", "it was too slow"), "too slow");
    assertThat(reading("Please do your best.", new Suggestion.Unused("small", "it was too slow")))
        .isEqualTo(Plan.of(order("Please do your best.")));
  }

  private static void assertRules(String brief, Suggestion suggestion, String why) {
    var plan = plan(brief, suggestion);
    var rules = plan(brief);
    assertThat(plan.note()).contains("The model small", why, "The plan is that of the rules.");
    assertThat(plan.noting("")).isEqualTo(rules);
    assertThat(plan.by()).isEqualTo(Plan.Author.RULES);
  }

  @Test
  void what_a_model_cannot_tell_is_asked() {
    assertThat(
            reading("Check the site and tidy it up.", new Suggestion.Doubt("small", "tidy it up")))
        .isInstanceOfSatisfying(
            Plan.Reading.Unclear.class,
            it -> assertThat(it.question()).contains("small", "\"tidy it up\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop", "/", "/a?b=c", "/a b", "//", "/a\n", "http://x/y"})
  void a_path_that_is_none_is_refused(String path) {
    var made = narrower();
    made.without = Set.of(path);
    assertThatIllegalArgumentException().isThrownBy(made::made);
  }

  @Test
  void what_asks_for_two_things_at_once_is_refused() {
    var both = narrower(Topic.COOKIES);
    both.besides = Set.of(Topic.COOKIES);
    assertThatIllegalArgumentException().isThrownBy(both::made);
    var looking = narrower(Topic.MARKUP);
    looking.looksOnly = true;
    assertThatIllegalArgumentException().isThrownBy(looking::made);
    assertThatIllegalArgumentException().isThrownBy(() -> narrower().pages(0).made());
  }

  private static final class Draft {
    Set<DomainName> targets = Set.of();
    Set<Topic> topics = Set.of();
    Set<Topic> besides = Set.of();
    Set<String> within = Set.of();
    Set<String> without = Set.of();
    boolean looksOnly;
    OptionalInt pages = OptionalInt.empty();
    OptionalInt requests = OptionalInt.empty();
    OptionalInt minutes = OptionalInt.empty();

    Draft pages(int most) {
      pages = OptionalInt.of(most);
      return this;
    }

    Suggestion.Narrower made() {
      return new Suggestion.Narrower(
          "small", "", targets, topics, besides, within, without, looksOnly, pages, requests,
          minutes);
    }
  }

  private static Draft narrower(Topic... topics) {
    var draft = new Draft();
    draft.topics = Arrays.stream(topics).collect(Collectors.toSet());
    return draft;
  }

  private static AuditOrder order(String brief) {
    return new AuditOrder(AuditType.AUTONOMOUS, List.of(ACME, SHOP), Optional.of(brief));
  }

  private static Plan.Reading reading(String brief, Suggestion suggestion) {
    return Plan.of(order(brief).with(Optional.of(suggestion)));
  }

  private static Plan plan(String brief, Suggestion suggestion) {
    return understood(brief, reading(brief, suggestion));
  }

  private static Plan plan(String brief) {
    return understood(brief, Plan.of(order(brief)));
  }

  private static Plan understood(String brief, Plan.Reading reading) {
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
