package com.socmate.domain.audit.trial;

import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Exchange.Field;
import com.socmate.domain.audit.observed.Place;
import com.socmate.domain.audit.observed.Trial;
import com.socmate.domain.audit.page.Tags;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// A place of a special kind whose answer says it all: asked for as it is, twice, it shows the
/// sign, and something beside it that is not there does not.
///
/// @param headers that go with what is tried
/// @param trail what is looked for to show the sign
record Sighting(
    String name,
    String check,
    Place.Kind kind,
    Function<Nonce, List<Field>> headers,
    Predicate<Exchange> sign,
    String found,
    String trail,
    String which)
    implements Trick {
  private static final int SWITCHED = 101;

  /// The web socket opens for pages of any site. It is opened and nothing is said over it; the key
  /// is one that everybody may know.
  static Sighting socketOrigin() {
    return new Sighting(
        "socket-origin",
        "WSK-101",
        Place.Kind.SOCKET,
        nonce ->
            List.of(
                new Field("origin", "https://" + nonce.host()),
                new Field("connection", "Upgrade"),
                new Field("upgrade", "websocket"),
                new Field("sec-websocket-version", "13"),
                new Field("sec-websocket-key", "YXVkaXQtb2Ytc29ja2V0cw==")),
        it -> it.status() == SWITCHED && it.first("sec-websocket-accept").isPresent(),
        "The web socket opens for pages of any site.",
        "",
        "origin");
  }

  /// An operation that the site's own description asks a credential for answers without.
  static Sighting openOperation() {
    return new Sighting(
        "open-operation",
        "API-101",
        Place.Kind.GUARDED,
        _ -> List.of(),
        it -> it.status() == 200 && it.type().contains("json") && !it.body().isBlank(),
        "The API's own description asks for a credential here, and it answers without one.",
        "",
        "GET");
  }

  /// Nobody but an audit sends an element of that name, so that one of an earlier audit is as good
  /// a proof.
  static Sighting storedMarkup() {
    return new Sighting(
        "stored-markup",
        "INP-102",
        Place.Kind.AFTERWARDS,
        _ -> List.of(),
        it ->
            it.isHtml()
                && Tags.of(it.body()).stream().anyMatch(tag -> tag.name().startsWith(Nonce.MARK)),
        "Markup that was sent elsewhere stands in this page for whoever asks.",
        "<" + Nonce.MARK,
        "");
  }

  /// An address that holds a mark has been given it.
  @Override
  public boolean suits(Place place) {
    return place.kind() == kind && !place.url().contains(Nonce.MARK);
  }

  private Ask ask(Place place, Nonce nonce) {
    return Ask.plain(place).sending(headers.apply(nonce));
  }

  @Override
  public List<Ask> screening(Place place) {
    return List.of(ask(place, Nonce.FIRST));
  }

  @Override
  public boolean isPromising(Place place, List<Exchange> answers) {
    return sign.test(answers.getFirst());
  }

  @Override
  public List<Ask> attacks(Place place) {
    return List.of(ask(place, Nonce.SECOND), ask(place, Nonce.THIRD));
  }

  @Override
  public List<Ask> controls(Place place) {
    return List.of(Ask.beside(place).sending(headers.apply(Nonce.CONTROL)));
  }

  @Override
  public boolean isProvedBy(Trial trial) {
    return isAnsweredBy(trial)
        && trial.attacks().stream().allMatch(sign)
        && trial.controls().stream().noneMatch(sign);
  }

  @Override
  public String sentence(Place place) {
    return found;
  }

  @Override
  public String trace() {
    return trail;
  }

  @Override
  public String discriminator(Place place) {
    return which;
  }
}
