package com.socmate.domain.audit.trial;

import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Exchange.Field;
import com.socmate.domain.audit.observed.Place;
import com.socmate.domain.audit.observed.Trial;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// Something put into a request whose effect can be seen in the answer: proved by two that differ,
/// each showing its own effect, and by one that is harmless and shows none.
///
/// @param header that carries it; empty where the place's parameter does
/// @param payload from what is tried and the parameter's own value
/// @param harmless the like of it that must not work
/// @param trail what is looked for to show the effect
record Injection(
    String name,
    String check,
    String header,
    Payload payload,
    Payload harmless,
    BiPredicate<Exchange, Nonce> sign,
    Function<Nonce, String> trail,
    String found)
    implements Trick {

  /// What is sent.
  @FunctionalInterface
  interface Payload {
    String of(Nonce nonce, String value);
  }

  @Override
  public boolean suits(Place place) {
    return place.isPage() && place.parameter().isEmpty() != header.isEmpty();
  }

  private Ask ask(Place place, Nonce nonce, Payload what) {
    if (header.isEmpty()) {
      return Ask.with(place, what.of(nonce, Ask.value(place)));
    }
    var value = what.of(nonce, "");
    return Ask.past(place, nonce, value.isEmpty() ? List.of() : List.of(new Field(header, value)));
  }

  @Override
  public List<Ask> screening(Place place) {
    return List.of(ask(place, Nonce.FIRST, payload));
  }

  @Override
  public boolean isPromising(Place place, List<Exchange> answers) {
    return answers.getFirst().isAnswered() && sign.test(answers.getFirst(), Nonce.FIRST);
  }

  @Override
  public List<Ask> attacks(Place place) {
    return List.of(ask(place, Nonce.SECOND, payload), ask(place, Nonce.THIRD, payload));
  }

  @Override
  public List<Ask> controls(Place place) {
    return List.of(ask(place, Nonce.CONTROL, harmless));
  }

  @Override
  public boolean isProvedBy(Trial trial) {
    return isAnsweredBy(trial)
        && sign.test(trial.attacks().get(0), Nonce.SECOND)
        && sign.test(trial.attacks().get(1), Nonce.THIRD)
        && !sign.test(trial.controls().getFirst(), Nonce.CONTROL);
  }

  @Override
  public String sentence(Place place) {
    return found + (header.isEmpty() ? " Parameter: " + place.parameter() + "." : "");
  }

  @Override
  public String trace() {
    return trail.apply(Nonce.SECOND);
  }

  @Override
  public String discriminator(Place place) {
    return header.isEmpty() ? place.parameter() : header;
  }
}
