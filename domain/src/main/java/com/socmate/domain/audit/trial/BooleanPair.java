package com.socmate.domain.audit.trial;

import com.socmate.domain.audit.crawl.Parameter;
import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Place;
import com.socmate.domain.audit.observed.Trial;
import com.socmate.domain.audit.trial.Dialect.Condition;
import java.util.ArrayList;
import java.util.List;

/// A condition put behind a parameter's value: three times a true one gives the page as it is and a
/// false one does not. The page itself must be steady, and what only looks like a condition must
/// not give it.
///
/// @param dialect in which the condition is written
record BooleanPair(Dialect dialect) implements Trick {
  private static final List<Nonce> TIMES = List.of(Nonce.FIRST, Nonce.SECOND, Nonce.THIRD);

  @Override
  public String name() {
    return dialect.trick();
  }

  @Override
  public String check() {
    return dialect.check();
  }

  @Override
  public boolean suits(Place place) {
    return place.isPage() && !place.parameter().isEmpty() && dialect.suits(place);
  }

  private Ask isTrue(Place place, Nonce nonce) {
    return dialect.written(place, Condition.HOLDS, nonce);
  }

  private Ask isFalse(Place place, Nonce nonce) {
    return dialect.written(place, Condition.FAILS, nonce);
  }

  private Ask nonsense(Place place) {
    return dialect.written(place, Condition.NONSENSE, Nonce.CONTROL);
  }

  @Override
  public List<Ask> screening(Place place) {
    return List.of(
        Ask.plain(place), isTrue(place, Nonce.FIRST), isFalse(place, Nonce.FIRST), nonsense(place));
  }

  @Override
  public boolean isPromising(Place place, List<Exchange> answers) {
    var page = answers.get(0);
    return answers.stream().allMatch(Exchange::isAnswered)
        && alike(place, page, answers.get(1))
        && !alike(place, page, answers.get(2))
        && !alike(place, page, answers.get(3));
  }

  @Override
  public List<Ask> attacks(Place place) {
    List<Ask> asks = new ArrayList<>();
    for (Nonce nonce : TIMES) {
      asks.add(isTrue(place, nonce));
      asks.add(isFalse(place, nonce));
    }
    return asks;
  }

  @Override
  public List<Ask> controls(Place place) {
    return List.of(Ask.plain(place), nonsense(place), Ask.plain(place));
  }

  @Override
  public boolean isProvedBy(Trial trial) {
    if (!isAnsweredBy(trial)) {
      return false;
    }
    var page = trial.controls().get(0);
    for (int i = 0; i < trial.attacks().size(); i += 2) {
      if (!alike(trial.place(), page, trial.attacks().get(i))
          || alike(trial.place(), page, trial.attacks().get(i + 1))) {
        return false;
      }
    }
    return page.body().equals(trial.controls().get(2).body())
        && !alike(trial.place(), page, trial.controls().get(1));
  }

  /// The same answer once each one's own value is left out, however it is written.
  private static boolean alike(Place place, Exchange one, Exchange other) {
    return one.status() == other.status() && bare(place, one).equals(bare(place, other));
  }

  private static String bare(Place place, Exchange exchange) {
    var sent = Ask.value(new Place(exchange.url(), place.parameter()));
    var value = sent.isEmpty() ? Ask.value(place) : sent;
    var text =
        exchange
            .body()
            .replace("&#39;", "'")
            .replace("&#x27;", "'")
            .replace("&apos;", "'")
            .replace("&quot;", "\"");
    return value.isEmpty() ? text : text.replace(Parameter.encoded(value), "").replace(value, "");
  }

  @Override
  public String sentence(Place place) {
    return "Three conditions that are true give the page as it is, three that are false another."
        + " Parameter: "
        + place.parameter()
        + ".";
  }

  @Override
  public String trace() {
    return "";
  }

  @Override
  public String discriminator(Place place) {
    return place.parameter();
  }
}
