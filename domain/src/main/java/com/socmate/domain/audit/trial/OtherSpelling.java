package com.socmate.domain.audit.trial;

import com.socmate.domain.audit.crawl.Form;
import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Place;
import com.socmate.domain.audit.observed.Trial;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// A page that is refused as its address is usually written, and shown when it is written another
/// way that means the same. What is not there must not be shown however it is written, or else the
/// site shows one page for everything.
///
/// @param way in which it is written, by a name
/// @param spelling of a path
record OtherSpelling(String way, UnaryOperator<String> spelling) implements Trick {
  private static final Pattern LAST_SEGMENT = Pattern.compile("/([A-Za-z0-9])([^/]*)/?$");
  private static final Pattern ADDRESS = Pattern.compile("(https?://[^/?#]+)(/[^?#]*)(.*)");

  /// A letter in hexadecimal, which RFC 3986 takes for the letter.
  static OtherSpelling encoded() {
    return new OtherSpelling(
        "encoded",
        path -> {
          var last = LAST_SEGMENT.matcher(path);
          return last.find()
              ? path.substring(0, last.start(1))
                  + "%%%02x".formatted((int) last.group(1).charAt(0))
                  + path.substring(last.end(1))
              : path;
        });
  }

  /// A segment that says to stay where one is.
  static OtherSpelling dotted() {
    return new OtherSpelling("dotted", path -> "/." + path);
  }

  static OtherSpelling slashed() {
    return new OtherSpelling("slashed", path -> "/" + path);
  }

  /// A parameter of the path, which nobody asked for.
  static OtherSpelling extended() {
    return new OtherSpelling("extended", path -> path + ";audit=1");
  }

  @Override
  public String name() {
    return "spelling-" + way;
  }

  @Override
  public String check() {
    return "ACC-101";
  }

  @Override
  public boolean suits(Place place) {
    return place.kind() == Place.Kind.REFUSED && LAST_SEGMENT.matcher(path(place)).find();
  }

  private static String path(Place place) {
    var address = ADDRESS.matcher(place.url());
    return address.matches() ? address.group(2) : "";
  }

  private Place spelled(String url) {
    var address = ADDRESS.matcher(url);
    return new Place(
        address.matches()
            ? address.group(1) + spelling.apply(address.group(2)) + address.group(3)
            : url,
        "");
  }

  @Override
  public List<Ask> screening(Place place) {
    return List.of(Ask.plain(spelled(place.url())));
  }

  @Override
  public boolean isPromising(Place place, List<Exchange> answers) {
    return isShown(answers.getFirst());
  }

  @Override
  public List<Ask> attacks(Place place) {
    var spelled = spelled(place.url());
    return List.of(
        Ask.past(spelled, Nonce.SECOND, List.of()), Ask.past(spelled, Nonce.THIRD, List.of()));
  }

  @Override
  public List<Ask> controls(Place place) {
    return List.of(
        Ask.past(place, Nonce.CONTROL, List.of()), Ask.plain(spelled(Ask.beside(place).url())));
  }

  @Override
  public boolean isProvedBy(Trial trial) {
    return isAnsweredBy(trial)
        && trial.attacks().stream().allMatch(OtherSpelling::isShown)
        && Refusal.is(trial.controls().get(0))
        && !isShown(trial.controls().get(1));
  }

  /// A page that asks for the password is no page behind it.
  private static boolean isShown(Exchange answer) {
    return answer.status() >= 200
        && answer.status() < 300
        && !answer.body().isBlank()
        && Form.of(answer.body()).stream().noneMatch(it -> it.has("password"));
  }

  @Override
  public String sentence(Place place) {
    return "The page is refused as it is usually written, and shown when it is written otherwise.";
  }

  @Override
  public String trace() {
    return "";
  }

  @Override
  public String discriminator(Place place) {
    return "spelling";
  }
}
