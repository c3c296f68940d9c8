package com.socmate.adapters.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;

/// What a call is answered with.
public sealed interface Answer {
  int status();

  Map<String, String> headers();

  /// A body in JSON.
  record InJson(int status, Object body, Map<String, String> headers) implements Answer {
    public InJson {
      headers = Map.copyOf(headers);
    }

    public InJson with(String header, String value) {
      var more = new TreeMap<>(headers);
      more.put(header, value);
      return new InJson(status, body, more);
    }
  }

  record Empty(int status, Map<String, String> headers) implements Answer {
    public Empty {
      headers = Map.copyOf(headers);
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
  }

  /// A text of another kind than JSON, whole in memory.
  record Text(int status, String contentType, String text, Map<String, String> headers)
      implements Answer {
    public Text {
      headers = Map.copyOf(headers);
    }
  }

  /// Writes a body.
  @FunctionalInterface
  interface Body {
    void writeTo(OutputStream out) throws IOException;
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
