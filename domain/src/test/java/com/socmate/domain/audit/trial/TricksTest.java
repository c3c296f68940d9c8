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
    var pair = new BooleanPair(Dialect.SQL_QUOTED);
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
    var pair = new BooleanPair(Dialect.SQL_QUOTED);
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
    var pair = new BooleanPair(Dialect.SQL_QUOTED);
    var trial = tried(pair, NAME, ask -> html(isTrue(ask) ? "Ann" : "Nobody"));
    var controls = new ArrayList<>(trial.controls());
    controls.set(2, answer(pair.controls(NAME).get(2), html("Ann, again")));
    assertThat(pair.isProvedBy(trial)).isTrue();
    assertThat(pair.isProvedBy(new Trial(trial.trick(), NAME, trial.attacks(), controls)))
        .isFalse();
  }

  @Test
  void everything_is_asked_without_changing_anything_and_the_same_in_every_audit() {
    for (Trick trick : Tricks.all()) {
      for (Place place : List.of(NAME, new Place("https://acme.example.com/", ""))) {
        if (trick.suits(place)) {
          assertThat(trick.attacks(place)).isEqualTo(trick.attacks(place)).hasSizeGreaterThan(1);
          assertThat(trick.controls(place)).isNotEmpty();
          assertThat(trick.attacks(place)).allMatch(it -> it.method().matches("GET|HEAD"));
          assertThat(trick.screening(place).toString().toLowerCase(Locale.ROOT))
              .doesNotContain("drop", "delete", "insert", "update", "sleep", "into");
        }
      }
    }
  }

  @Test
  void a_condition_that_sql_takes_too_is_none_of_xpath() {
    var pair = new BooleanPair(Dialect.XPATH);
    assertThat(pair.isProvedBy(tried(pair, NAME, ask -> html(isTrue(ask) ? "Ann" : "Nobody"))))
        .isFalse();
    assertThat(
            pair.isProvedBy(
                tried(
                    pair,
                    NAME,
                    ask ->
                        html(value(ask).matches("ann|.*' and '(\\d+)'='\\1") ? "Ann" : "Nobody"))))
        .isTrue();
  }

  @Test
  void an_operator_in_a_name_is_proved_only_where_unknown_ones_are_not_taken() {
    var pair = new BooleanPair(Dialect.DOCUMENTS);
    Function<String, Exchange> page = who -> html(who.equals("ann") ? "Ann" : "Nobody");
    assertThat(
            pair.isProvedBy(
                tried(pair, NAME, ask -> page.apply(value(ask) + named(ask, "name[$eq]")))))
        .isTrue();
    assertThat(
            pair.isProvedBy(
                tried(
                    pair,
                    NAME,
                    ask ->
                        page.apply(
                            value(ask) + named(ask, "name[$eq]") + named(ask, "name[$audit]")))))
        .isFalse();
  }

  @Test
  void what_is_only_repeated_is_no_entity_and_no_added_parameter() {
    var entity = Tricks.named("entity").orElseThrow();
    assertThat(entity.isProvedBy(tried(entity, NAME, ask -> html(value(ask))))).isFalse();
    var added = Tricks.named("parameter-added").orElseThrow();
    assertThat(
            added.isProvedBy(
                tried(added, NAME, ask -> html("<a href=\"/x?y=" + value(ask) + "\">x</a>"))))
        .isTrue();
    assertThat(
            added.isProvedBy(
                tried(
                    added,
                    NAME,
                    ask -> html("<a href=\"/x?y=" + value(ask).replace("&", "%26") + "\">x</a>"))))
        .isFalse();
  }

  @Test
  void a_site_that_lets_head_in_everywhere_guards_nothing_by_it() {
    var head = Tricks.named("head-instead").orElseThrow();
    var staff = new Place("https://acme.example.com/staff", "");
    assertThat(head.isProvedBy(tried(head, staff, ask -> guarded(ask, ask.url().contains("-q")))))
        .isTrue();
    assertThat(head.isProvedBy(tried(head, staff, ask -> guarded(ask, false)))).isFalse();
  }

  private static Exchange guarded(Ask ask, boolean absent) {
    int status = !ask.method().equals("HEAD") ? 401 : absent ? 404 : 200;
    return new Exchange("", "", List.of(), status, List.of(), "", true, "");
  }

  @Test
  void a_page_refused_as_usual_and_shown_otherwise_is_open_in_each_of_the_ways() {
    var staff = new Place("https://acme.example.com/staff?of=all", "", Place.Kind.REFUSED);
    for (var way :
        List.of(
            "encoded:%73taff", "dotted:/./staff", "slashed://staff", "extended:staff;audit=1")) {
      var words = way.split(":", 2);
      var trick = Tricks.named("spelling-" + words[0]).orElseThrow();
      assertThat(trick.suits(staff)).isTrue();
      assertThat(trick.attacks(staff))
          .hasSize(2)
          .allMatch(it -> it.url().contains(words[1] + "?of=all&"));
      assertThat(
              trick.isProvedBy(
                  tried(
                      trick,
                      staff,
                      it -> it.url().contains(words[1] + "?") ? html("Salaries") : status(401))))
          .as(way)
          .isTrue();
    }
  }

  @Test
  void a_page_that_is_shown_for_everything_or_is_the_login_is_not_behind_it() {
    var staff = new Place("https://acme.example.com/staff", "", Place.Kind.REFUSED);
    var trick = Tricks.named("spelling-encoded").orElseThrow();
    Function<Ask, Boolean> spelled = it -> it.url().contains("/%");
    assertThat(
            trick.isProvedBy(
                tried(
                    trick, staff, it -> spelled.apply(it) ? html("The first page") : status(401))))
        .isFalse();
    assertThat(
            trick.isProvedBy(
                tried(
                    trick,
                    staff,
                    it ->
                        spelled.apply(it) && !it.url().contains("-q")
                            ? html("<form><input type=\"password\"></form>")
                            : status(401))))
        .isFalse();
    assertThat(trick.isProvedBy(tried(trick, staff, _ -> html("Salaries")))).isFalse();
    assertThat(trick.suits(new Place("https://acme.example.com/", "", Place.Kind.REFUSED)))
        .isFalse();
  }

  @Test
  void who_is_sent_to_where_one_signs_in_is_refused() {
    assertThat(Refusal.is(status(403))).isTrue();
    assertThat(Refusal.is(sentTo("/login?next=/staff"))).isTrue();
    assertThat(Refusal.is(sentTo("https://sso.example.com/"))).isTrue();
    assertThat(Refusal.is(sentTo("/catalogue"))).isFalse();
    assertThat(Refusal.is(sentTo("/authors/ann"))).isFalse();
    assertThat(Refusal.is(status(404))).isFalse();
  }

  private static Exchange status(int status) {
    return new Exchange("", "", List.of(), status, List.of(), "", true, "");
  }

  private static Exchange sentTo(String place) {
    return new Exchange(
        "", "", List.of(), 302, List.of(new Field("location", place)), "", true, "");
  }

  @Test
  void a_socket_that_opens_wherever_it_is_asked_for_is_no_socket() {
    var trick = Tricks.named("socket-origin").orElseThrow();
    var live = new Place("https://acme.example.com/live", "", Place.Kind.SOCKET);
    assertThat(trick.suits(live)).isTrue();
    assertThat(trick.isProvedBy(tried(trick, live, ask -> opened(!ask.url().contains("-q")))))
        .isTrue();
    assertThat(trick.isProvedBy(tried(trick, live, _ -> opened(true)))).isFalse();
  }

  private static Exchange opened(boolean open) {
    return new Exchange(
        "",
        "",
        List.of(),
        open ? 101 : 404,
        List.of(new Field("sec-websocket-accept", "x")),
        "",
        true,
        "");
  }

  @Test
  void special_places_get_only_what_is_for_them() {
    for (var kind : List.of(Place.Kind.SOCKET, Place.Kind.AFTERWARDS, Place.Kind.GUARDED)) {
      var place = new Place("https://acme.example.com/live", "", kind);
      assertThat(Tricks.all().stream().filter(it -> it.suits(place))).hasSize(1);
    }
  }

  /// What the parameter of that name holds; empty where there is none.
  private static String named(Ask ask, String name) {
    return Ask.value(new Place(ask.url(), name));
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
        ask.method(),
        ask.url(),
        ask.headers(),
        page.status(),
        page.headers(),
        page.body(),
        true,
        "");
  }

  private static Exchange html(String body) {
    return page("text/html", body);
  }

  private static Exchange page(String type, String body) {
    return new Exchange(
        "GET", "", List.of(), 200, List.of(new Field("content-type", type)), body, true, "");
  }
}
