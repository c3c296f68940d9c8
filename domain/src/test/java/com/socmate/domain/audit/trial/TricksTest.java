package com.socmate.domain.audit.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Exchange.Field;
import com.socmate.domain.audit.observed.Place;
import com.socmate.domain.audit.observed.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What counts as a proof.
class TricksTest {
  private static final Place NAME = new Place("https://acme.example.com/hello?name=ann", "name");
  private static final Trick MARKUP = Tricks.named("markup").orElseThrow();

  @Test
  void what_comes_back_as_an_element_twice_and_not_when_harmless_is_proved() {
    assertThat(MARKUP.isProvedBy(tried(MARKUP, NAME, ask -> html("Hello " + value(ask))))).isTrue();
  }

  @Test
  void what_comes_back_encoded_or_in_plain_text_is_not() {
    assertThat(MARKUP.isProvedBy(tried(MARKUP, NAME, ask -> html(value(ask).replace("<", "&lt;")))))
        .isFalse();
    assertThat(MARKUP.isProvedBy(tried(MARKUP, NAME, ask -> page("text/plain", value(ask)))))
        .isFalse();
  }

  @Test
  void a_page_that_shows_the_effect_whatever_it_is_sent_proves_nothing() {
    var everything = html("<q7f3a92x><q7f3a93x><q7f3a94x>");
    assertThat(MARKUP.isProvedBy(tried(MARKUP, NAME, _ -> everything))).isFalse();
    var error = html("You have an error in your SQL syntax");
    var sql = Tricks.named("sql-error").orElseThrow();
    assertThat(sql.isProvedBy(tried(sql, NAME, _ -> error))).isFalse();
  }

  @Test
  void an_effect_that_shows_once_is_not_proved() {
    var trial = tried(MARKUP, NAME, ask -> html(value(ask)));
    var once =
        new Trial(
            trial.trick(),
            trial.place(),
            List.of(trial.attacks().getFirst(), answer(MARKUP.attacks(NAME).get(1), html("Hi"))),
            trial.controls());
    assertThat(MARKUP.isProvedBy(once)).isFalse();
  }

  @Test
  void answers_to_other_questions_prove_nothing() {
    var trial = tried(MARKUP, NAME, ask -> html(value(ask)));
    var elsewhere = new Place("https://acme.example.com/other?name=ann", "name");
    assertThat(MARKUP.isProvedBy(new Trial("markup", elsewhere, trial.attacks(), trial.controls())))
        .isFalse();
    assertThat(MARKUP.isProvedBy(new Trial("markup", NAME, trial.attacks(), List.of()))).isFalse();
  }

  @Test
  void a_page_that_changes_by_itself_proves_no_condition() {
    var pair = new BooleanPair(true);
    int[] visits = {0};
    assertThat(
            pair.isProvedBy(
                tried(pair, NAME, ask -> html(isTrue(ask) ? "Ann" + visits[0]++ : "Nobody"))))
        .isFalse();
    assertThat(pair.isProvedBy(tried(pair, NAME, ask -> html(isTrue(ask) ? "Ann" : "Nobody"))))
        .isTrue();
    assertThat(pair.isProvedBy(tried(pair, NAME, _ -> html("Ann")))).isFalse();
  }

  @Test
  void a_page_that_takes_anything_for_a_condition_proves_none() {
    var pair = new BooleanPair(true);
    assertThat(
            pair.isProvedBy(
                tried(
                    pair,
                    NAME,
                    ask ->
                        html(
                            value(ask).replace("AMD", "AND").matches("ann|.*'(\\d+)'='\\1")
                                ? "Ann"
                                : "Nobody"))))
        .isFalse();
  }

  @Test
  void a_page_that_is_another_one_the_second_time_proves_no_condition() {
    var pair = new BooleanPair(true);
    var trial = tried(pair, NAME, ask -> html(isTrue(ask) ? "Ann" : "Nobody"));
    var controls = new ArrayList<>(trial.controls());
    controls.set(2, answer(pair.controls(NAME).get(2), html("Ann, again")));
    assertThat(pair.isProvedBy(trial)).isTrue();
    assertThat(pair.isProvedBy(new Trial(trial.trick(), NAME, trial.attacks(), controls)))
        .isFalse();
  }

  @Test
  void everything_is_asked_with_get_and_the_same_in_every_audit() {
    for (Trick trick : Tricks.all()) {
      for (Place place : List.of(NAME, new Place("https://acme.example.com/", ""))) {
        if (trick.suits(place)) {
          assertThat(trick.attacks(place)).isEqualTo(trick.attacks(place)).hasSizeGreaterThan(1);
          assertThat(trick.controls(place)).isNotEmpty();
          assertThat(trick.screening(place).toString().toLowerCase(Locale.ROOT))
              .doesNotContain("drop", "delete", "insert", "update", "sleep", "into");
        }
      }
    }
  }

  private static boolean isTrue(Ask ask) {
    var value = value(ask);
    return !value.contains("'") || value.matches(".* AND '(\\d+)'='\\1");
  }

  private static String value(Ask ask) {
    return Ask.value(new Place(ask.url(), "name"));
  }

  private static Trial tried(Trick trick, Place place, Function<Ask, Exchange> site) {
    return new Trial(
        trick.name(),
        place,
        trick.attacks(place).stream().map(it -> answer(it, site.apply(it))).toList(),
        trick.controls(place).stream().map(it -> answer(it, site.apply(it))).toList());
  }

  private static Exchange answer(Ask ask, Exchange page) {
    return new Exchange(
        "GET", ask.url(), ask.headers(), 200, page.headers(), page.body(), true, "");
  }

  private static Exchange html(String body) {
    return page("text/html", body);
  }

  private static Exchange page(String type, String body) {
    return new Exchange(
        "GET", "", List.of(), 200, List.of(new Field("content-type", type)), body, true, "");
  }
}
