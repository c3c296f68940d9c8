package com.socmate.adapters.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;

/// What a call is answered with.
public sealed interface Answer {
  int status();

  Map<String, String> headers();

  /// The same with one header more.
  Answer with(String header, String value);

  /// A body in JSON.
  record InJson(int status, Object body, Map<String, String> headers) implements Answer {
    public InJson {
      headers = Map.copyOf(headers);
    }

    @Override
    public InJson with(String header, String value) {
      return new InJson(status, body, more(headers, header, value));
    }
  }

  record Empty(int status, Map<String, String> headers) implements Answer {
    public Empty {
      headers = Map.copyOf(headers);
    }

    @Override
    public Empty with(String header, String value) {
      return new Empty(status, more(headers, header, value));
    }
  }

  /// A body that is written piece by piece, so that it need not be in memory at once.
  record Written(String contentType, Map<String, String> headers, Body body) implements Answer {
    public Written {
      headers = Map.copyOf(headers);
    }

    @Override
    public int status() {
      return 200;
    }

    @Override
    public Written with(String header, String value) {
      return new Written(contentType, more(headers, header, value), body);
    }
  }

  /// A text of another kind than JSON, whole in memory.
  record Text(int status, String contentType, String text, Map<String, String> headers)
      implements Answer {
    public Text {
      headers = Map.copyOf(headers);
    }

    @Override
    public Text with(String header, String value) {
      return new Text(status, contentType, text, more(headers, header, value));
    }
  }

  /// Writes a body.
  @FunctionalInterface
  interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  private static Map<String, String> more(Map<String, String> headers, String name, String value) {
    var more = new TreeMap<>(headers);
    more.put(name, value);
    return more;
  }

  static InJson ok(Object body) {
    return new InJson(200, body, Map.of());
  }

  static InJson created(Object body, String location) {
    return new InJson(201, body, Map.of("Location", location));
  }

  /// To be fetched there with GET, whatever the method was.
  static Empty seeOther(String location) {
    return new Empty(303, Map.of("Location", location));
  }

  static Empty noContent() {
    return new Empty(204, Map.of());
  }
}
