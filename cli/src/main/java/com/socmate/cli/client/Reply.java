package com.socmate.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a server answered.
public record Reply(int status, HttpHeaders headers, byte[] bytes) {
  private static final int SHOWN = 120;

  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /// The body; a missing node where there is none.
  public JsonNode json() {
    try {
      return bytes.length == 0 ? MissingNode.getInstance() : Api.JSON.readTree(bytes);
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
