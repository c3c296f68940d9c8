package com.socmate.domain.audit.trial;

import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Exchange.Field;
import com.socmate.domain.audit.observed.Place;
import com.socmate.domain.audit.observed.Trial;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/// An origin whose name only begins with the site's own: it is let read with credentials where one
/// that has nothing of the name is not.
record OriginPart() implements Trick {
  @Override
  public String name() {
    return "origin-part";
  }

  @Override
  public String check() {
    return "COR-003";
  }

  @Override
  public boolean suits(Place place) {
    return place.isPage() && place.parameter().isEmpty();
  }

  private static Ask part(Place place, Nonce nonce) {
    var own = Objects.requireNonNullElse(URI.create(place.url()).getHost(), "");
    return Ask.past(
        place, nonce, List.of(new Field("origin", "https://" + own + "." + nonce.host())));
  }

  private static Ask other(Place place) {
    return Ask.past(
        place, Nonce.CONTROL, List.of(new Field("origin", "https://" + Nonce.CONTROL.host())));
  }

  @Override
  public List<Ask> screening(Place place) {
    return List.of(part(place, Nonce.FIRST), other(place));
  }

  @Override
  public boolean isPromising(Place place, List<Exchange> answers) {
    return letsRead(answers.get(0)) && !namesBack(answers.get(1));
  }

  @Override
  public List<Ask> attacks(Place place) {
    return List.of(part(place, Nonce.SECOND), part(place, Nonce.THIRD));
  }

  @Override
  public List<Ask> controls(Place place) {
    return List.of(other(place));
  }

  @Override
  public boolean isProvedBy(Trial trial) {
    return isAnsweredBy(trial)
        && trial.attacks().stream().allMatch(OriginPart::letsRead)
        && trial.controls().stream().noneMatch(OriginPart::namesBack);
  }

  private static boolean letsRead(Exchange answer) {
    return namesBack(answer)
        && answer.first("access-control-allow-credentials").orElse("").strip().equals("true");
  }

  /// Whether the origin that asked is let in by its name.
  static boolean namesBack(Exchange answer) {
    return !answer.sent().isEmpty()
        && answer
            .first("access-control-allow-origin")
            .filter(answer.sent().getFirst().value()::equals)
            .isPresent();
  }

  @Override
  public String sentence(Place place) {
    return "An origin whose name only begins with the site's is named back, with credentials.";
  }

  @Override
  public String trace() {
    return "";
  }

  @Override
  public String discriminator(Place place) {
    return "origin";
  }
}
