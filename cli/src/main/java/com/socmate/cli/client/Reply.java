package com.socmate.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// What a server answered.
public final class Reply {
  private static final int SHOWN = 120;

  private final int status;
  private final HttpHeaders headers;
  private final byte[] body;

  Reply(int status, HttpHeaders headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body.clone();
  }

  public int status() {
    return status;
  }

  public byte[] bytes() {
    return body.clone();
  }

  /// The values of a header that may come several times.
  public List<String> all(String name) {
    return headers.allValues(name);
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /// The body; a missing node where there is none.
  public JsonNode json() {
    try {
      return body.length == 0 ? MissingNode.getInstance() : Api.JSON.readTree(body);
    } catch (JsonProcessingException e) {
      var text = text();
      throw new ApiUnreachable(
          "What answers is no API of this product; it begins \""
              + text.substring(0, Math.min(text.length(), SHOWN)).replaceAll("\\p{Cntrl}+", " ")
              + "\".");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isError() {
    return status >= 400;
  }

  ApiRefused refusal() {
    try {
      return new ApiRefused(status, json(), header("X-Request-Id"));
    } catch (ApiUnreachable _) {
      return new ApiRefused(status, MissingNode.getInstance(), header("X-Request-Id"));
    }
  }
}
