package com.socmate.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The server answered with an error; the sentences are its own, with the places they are about.
public final class ApiRefused extends RuntimeException {
  private static final int UNAUTHORISED = 401;
  private final int status;
  private final transient List<String> sentences;
  private final transient Optional<String> requestId;

  public ApiRefused(int status, JsonNode body, Optional<String> requestId) {
    super("the server answered " + status);
    this.status = status;
    this.sentences = sentences(status, body);
    this.requestId = requestId;
  }

  public int status() {
    return status;
  }

  /// What is wrong and what to do about it, one thing each.
  public List<String> sentences() {
    return sentences;
  }

  /// By which the server's log knows the request.
  public Optional<String> requestId() {
    return requestId;
  }

  private static List<String> sentences(int status, JsonNode body) {
    var detail = body.path("detail");
    var error = body.path("error");
    if (detail.isArray()) {
      return detail.valueStream().map(ApiRefused::atItsPlace).toList();
    }
    if (detail.isTextual()) {
      return status == UNAUTHORISED ? List.of(detail.asText(), SIGN_IN) : List.of(detail.asText());
    }
    if (error.isObject()) {
      return List.of(error.path("message").asText() + hint(error.path("hint").asText("")));
    }
    return List.of("The server answered " + status + " without saying why.");
  }

  private static final String SIGN_IN =
      "Sign in with ./socmate login, or name a profile with --profile.";

  private static String hint(String hint) {
    return hint.isEmpty() ? "" : " " + hint;
  }

  /// Such as `frequency: must be one of …`.
  private static String atItsPlace(JsonNode one) {
    var place =
        one.path("loc")
            .valueStream()
            .map(JsonNode::asText)
            .filter(part -> !part.equals("body"))
            .collect(Collectors.joining("."));
    return (place.isEmpty() ? "" : place + ": ") + one.path("msg").asText();
  }
}
