package com.socmate.domain.audit.trial;

import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Exchange.Field;
import com.socmate.domain.audit.observed.Place;
import com.socmate.domain.audit.observed.Trial;
import java.util.List;

/// A header that no cache tells pages apart by, and that comes back to somebody who did not send
/// it. Each try has an address of its own that nobody else asks for, so that nobody else gets it.
record CachePoison() implements Trick {
  static final String HEADER = "x-forwarded-host";

  @Override
  public String name() {
    return "cache";
  }

  @Override
  public String check() {
    return "ACC-103";
  }

  @Override
  public boolean suits(Place place) {
    return place.isPage() && place.parameter().isEmpty();
  }

  private static List<Ask> pair(Place place, Nonce nonce) {
    return List.of(
        Ask.past(place, nonce, List.of(new Field(HEADER, nonce.host()))),
        Ask.past(place, nonce, List.of()));
  }

  @Override
  public List<Ask> screening(Place place) {
    return pair(place, Nonce.FIRST);
  }

  @Override
  public boolean isPromising(Place place, List<Exchange> answers) {
    return names(answers.get(1), Nonce.FIRST);
  }

  @Override
  public List<Ask> attacks(Place place) {
    var second = pair(place, Nonce.SECOND);
    var third = pair(place, Nonce.THIRD);
    return List.of(second.get(0), second.get(1), third.get(0), third.get(1));
  }

  @Override
  public List<Ask> controls(Place place) {
    return List.of(Ask.past(place, Nonce.CONTROL, List.of()));
  }

  @Override
  public boolean isProvedBy(Trial trial) {
    return isAnsweredBy(trial)
        && names(trial.attacks().get(1), Nonce.SECOND)
        && names(trial.attacks().get(3), Nonce.THIRD)
        && !names(trial.controls().getFirst(), Nonce.SECOND)
        && !names(trial.controls().getFirst(), Nonce.THIRD);
  }

  private static boolean names(Exchange exchange, Nonce nonce) {
    return exchange.body().contains(nonce.host())
        || exchange.first("location").orElse("").contains(nonce.host());
  }

  @Override
  public String sentence(Place place) {
    return "What one sends in X-Forwarded-Host the next one gets from a cache.";
  }

  @Override
  public String trace() {
    return Nonce.SECOND.host();
  }

  @Override
  public String discriminator(Place place) {
    return HEADER;
  }
}
