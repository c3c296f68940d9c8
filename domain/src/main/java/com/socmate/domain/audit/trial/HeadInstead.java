package com.socmate.domain.audit.trial;

import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Place;
import com.socmate.domain.audit.observed.Trial;
import java.util.List;

/// A page that GET is refused and HEAD is not. Of all methods only this one changes nothing and is
/// not GET; what is not there must be refused to both.
record HeadInstead() implements Trick {
  private static final String HEAD = "HEAD";

  @Override
  public String name() {
    return "head-instead";
  }

  @Override
  public String check() {
    return "ACC-102";
  }

  @Override
  public boolean suits(Place place) {
    return place.isPage() && place.parameter().isEmpty();
  }

  @Override
  public List<Ask> screening(Place place) {
    return List.of(Ask.plain(place), Ask.plain(place).by(HEAD));
  }

  @Override
  public boolean isPromising(Place place, List<Exchange> answers) {
    return isRefused(answers.get(0)) && isLetIn(answers.get(1));
  }

  @Override
  public List<Ask> attacks(Place place) {
    return List.of(
        Ask.past(place, Nonce.SECOND, List.of()).by(HEAD),
        Ask.past(place, Nonce.THIRD, List.of()).by(HEAD));
  }

  @Override
  public List<Ask> controls(Place place) {
    return List.of(Ask.past(place, Nonce.CONTROL, List.of()), Ask.beside(place).by(HEAD));
  }

  @Override
  public boolean isProvedBy(Trial trial) {
    return isAnsweredBy(trial)
        && trial.attacks().stream().allMatch(HeadInstead::isLetIn)
        && isRefused(trial.controls().get(0))
        && !isLetIn(trial.controls().get(1));
  }

  private static boolean isRefused(Exchange answer) {
    return answer.status() == 401 || answer.status() == 403;
  }

  private static boolean isLetIn(Exchange answer) {
    return answer.status() >= 200 && answer.status() < 300;
  }

  @Override
  public String sentence(Place place) {
    return "HEAD is let in where GET is refused.";
  }

  @Override
  public String trace() {
    return "";
  }

  @Override
  public String discriminator(Place place) {
    return HEAD;
  }
}
