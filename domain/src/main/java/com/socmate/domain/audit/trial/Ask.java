package com.socmate.domain.audit.trial;

import com.socmate.domain.audit.crawl.Parameter;
import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Exchange.Field;
import com.socmate.domain.audit.observed.Place;
import java.util.ArrayList;
import java.util.List;

/// A request that is to be sent, by a method that changes nothing.
public record Ask(String method, String url, List<Field> headers) {
  public Ask {
    headers = List.copyOf(headers);
  }

  Ask(String url, List<Field> headers) {
    this("GET", url, headers);
  }

  /// The place as it is.
  static Ask plain(Place place) {
    return new Ask(place.url(), List.of());
  }

  /// The place with another value for its parameter.
  static Ask with(Place place, String value) {
    return with(place, place.parameter(), value);
  }

  /// The place with its parameter under another name.
  static Ask with(Place place, String name, String value) {
    var words = place.url().split("\\?", 2);
    List<String> query = new ArrayList<>();
    for (String pair : words.length > 1 ? words[1].split("&") : new String[0]) {
      boolean meant = pair.split("=", 2)[0].equals(Parameter.encoded(place.parameter()));
      query.add(meant ? Parameter.encoded(name) + "=" + Parameter.encoded(value) : pair);
    }
    return new Ask(words[0] + "?" + String.join("&", query), List.of());
  }

  /// The page, past every cache, with a header more.
  static Ask past(Place place, Nonce nonce, List<Field> headers) {
    var joint = place.url().contains("?") ? "&" : "?";
    return new Ask(place.url() + joint + "audit=" + nonce.mark(), headers);
  }

  /// Something beside the place that cannot be there.
  static Ask beside(Place place) {
    return new Ask(place.url().split("\\?", 2)[0] + "-" + Nonce.CONTROL.mark(), List.of());
  }

  /// The same by another method.
  Ask by(String other) {
    return new Ask(other, url, headers);
  }

  /// The same with other headers.
  Ask sending(List<Field> others) {
    return new Ask(method, url, others);
  }

  /// What the parameter holds as it stands.
  static String value(Place place) {
    var words = place.url().split("\\?", 2);
    for (String pair : words.length > 1 ? words[1].split("&") : new String[0]) {
      var parts = pair.split("=", 2);
      if (parts[0].equals(Parameter.encoded(place.parameter())) && parts.length > 1) {
        return Parameter.decoded(parts[1]);
      }
    }
    return "";
  }

  boolean isOf(Exchange exchange) {
    return exchange.method().equals(method)
        && exchange.url().equals(url)
        && exchange.sent().equals(headers);
  }
}
