package com.socmate.domain.audit.trial;

import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Place;
import com.socmate.domain.audit.observed.Trial;
import java.util.List;

/// An operation that the site's own description asks a credential for and that answers without.
record OpenOperation() implements Trick {
  @Override
  public String name() {
    return "open-operation";
  }

  @Override
  public String check() {
    return "API-101";
  }

  @Override
  public boolean suits(Place place) {
    return place.kind() == Place.Kind.GUARDED;
  }

  @Override
  public List<Ask> screening(Place place) {
    return List.of(Ask.plain(place));
  }

  @Override
  public boolean isPromising(Place place, List<Exchange> answers) {
    return hands(answers.getFirst());
  }

  @Override
  public List<Ask> attacks(Place place) {
    return List.of(Ask.plain(place), Ask.plain(place));
  }

  @Override
  public List<Ask> controls(Place place) {
    return List.of(Ask.beside(place));
  }

  @Override
  public boolean isProvedBy(Trial trial) {
    return isAnsweredBy(trial)
        && trial.attacks().stream().allMatch(OpenOperation::hands)
        && trial.controls().stream().noneMatch(OpenOperation::hands);
  }

  private static boolean hands(Exchange answer) {
    return answer.status() == 200 && answer.type().contains("json") && !answer.body().isBlank();
  }

  @Override
  public String sentence(Place place) {
    return "The API's own description asks for a credential here, and it answers without one.";
  }

  @Override
  public String trace() {
    return "";
  }

  @Override
  public String discriminator(Place place) {
    return "GET";
  }
}
