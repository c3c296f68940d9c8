package com.socmate.domain.audit.trial;

import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Exchange.Field;
import com.socmate.domain.audit.observed.Place;
import com.socmate.domain.audit.observed.Trial;
import java.util.List;

/// A web socket that opens for pages of any site. It is opened and nothing is said over it; what is
/// not there must not open.
record SocketOrigin() implements Trick {
  private static final int SWITCHED = 101;

  @Override
  public String name() {
    return "socket-origin";
  }

  @Override
  public String check() {
    return "WSK-101";
  }

  @Override
  public boolean suits(Place place) {
    return place.kind() == Place.Kind.SOCKET;
  }

  /// The key is one that everybody may know: it only shows that the server speaks the protocol.
  private static List<Field> greeting(Nonce nonce) {
    return List.of(
        new Field("origin", "https://" + nonce.host()),
        new Field("connection", "Upgrade"),
        new Field("upgrade", "websocket"),
        new Field("sec-websocket-version", "13"),
        new Field("sec-websocket-key", "YXVkaXQtb2Ytc29ja2V0cw=="));
  }

  private static Ask from(Place place, Nonce nonce) {
    return Ask.plain(place).sending(greeting(nonce));
  }

  @Override
  public List<Ask> screening(Place place) {
    return List.of(from(place, Nonce.FIRST));
  }

  @Override
  public boolean isPromising(Place place, List<Exchange> answers) {
    return isOpen(answers.getFirst());
  }

  @Override
  public List<Ask> attacks(Place place) {
    return List.of(from(place, Nonce.SECOND), from(place, Nonce.THIRD));
  }

  @Override
  public List<Ask> controls(Place place) {
    return List.of(Ask.beside(place).sending(greeting(Nonce.CONTROL)));
  }

  @Override
  public boolean isProvedBy(Trial trial) {
    return isAnsweredBy(trial)
        && trial.attacks().stream().allMatch(SocketOrigin::isOpen)
        && trial.controls().stream().noneMatch(SocketOrigin::isOpen);
  }

  private static boolean isOpen(Exchange answer) {
    return answer.status() == SWITCHED && answer.first("sec-websocket-accept").isPresent();
  }

  @Override
  public String sentence(Place place) {
    return "The web socket opens for pages of any site.";
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
