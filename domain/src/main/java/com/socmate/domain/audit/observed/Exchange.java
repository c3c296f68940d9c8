package com.socmate.domain.audit.observed;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An HTTP request and what came of it.
///
/// @param sent headers of the request that matter
/// @param status 0 where no answer came
/// @param body as far as it was read
/// @param trusted whether the certificate was good, or there was none
/// @param failure why no answer came; empty where one did
public record Exchange(
    String method,
    String url,
    List<Field> sent,
    int status,
    List<Field> headers,
    String body,
    boolean trusted,
    String failure) {
  public Exchange {
    sent = List.copyOf(sent);
    headers = List.copyOf(headers);
  }

  /// A header, named in lower case.
  public record Field(String name, String value) {
    public Field {
      name = name.toLowerCase(Locale.ROOT);
    }
  }

  public boolean isAnswered() {
    return status > 0;
  }

  public Optional<String> first(String header) {
    return all(header).stream().findFirst();
  }

  public List<String> all(String header) {
    return headers.stream().filter(it -> it.name().equals(header)).map(Field::value).toList();
  }

  public String type() {
    return first("content-type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  public boolean isHtml() {
    return type().equals("text/html") || type().equals("application/xhtml+xml");
  }
}
