package com.socmate.domain.audit.trial;

import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Place;
import com.socmate.domain.audit.observed.Trial;
import com.socmate.domain.audit.page.Tags;
import java.util.List;

/// Markup that was sent elsewhere and stands in a page that is asked for as it is. Nobody but an
/// audit sends an element of that name, so that one of an earlier audit is as good a proof.
record StoredMarkup() implements Trick {
  @Override
  public String name() {
    return "stored-markup";
  }

  @Override
  public String check() {
    return "INP-102";
  }

  @Override
  public boolean suits(Place place) {
    return place.kind() == Place.Kind.AFTERWARDS && !place.url().contains(Nonce.MARK);
  }

  @Override
  public List<Ask> screening(Place place) {
    return List.of(Ask.plain(place));
  }

  @Override
  public boolean isPromising(Place place, List<Exchange> answers) {
    return holdsMark(answers.getFirst());
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
        && trial.attacks().stream().allMatch(StoredMarkup::holdsMark)
        && trial.controls().stream().noneMatch(StoredMarkup::holdsMark);
  }

  private static boolean holdsMark(Exchange answer) {
    return answer.isHtml()
        && Tags.of(answer.body()).stream().anyMatch(it -> it.name().startsWith(Nonce.MARK));
  }

  @Override
  public String sentence(Place place) {
    return "Markup that was sent elsewhere stands in this page for whoever asks.";
  }

  @Override
  public String trace() {
    return "<" + Nonce.MARK;
  }

  @Override
  public String discriminator(Place place) {
    return "";
  }
}
