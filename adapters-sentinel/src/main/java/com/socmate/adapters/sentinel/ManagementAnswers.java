package com.socmate.adapters.sentinel;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.application.port.SiemIncidents.Answer;
import java.util.Optional;
import java.util.function.Function;

/// What the answers of Azure's resource manager mean.
final class ManagementAnswers {
  private ManagementAnswers() {}

  static <T> Answer<T> read(Reply reply, Function<JsonNode, T> reading) {
    return switch (reply) {
      case Reply.Received received -> read(received, reading);
      case Reply.Unreachable(var why, var retryAfter) -> new Answer.Unavailable<>(why, retryAfter);
      case Reply.TooLate(var why) -> new Answer.Unavailable<>(why, Optional.empty());
      case Reply.NoCredential(var why) -> new Answer.Unavailable<>(why, Optional.empty());
    };
  }

  private static <T> Answer<T> read(Reply.Received received, Function<JsonNode, T> reading) {
    return switch (received.status()) {
      case 200, 201 -> whole(received.body(), reading);
      case 404 -> new Answer.NotThere<>(IncidentPayloads.message(received.body()));
      case 409, 412 -> new Answer.Conflict<>(IncidentPayloads.message(received.body()));
      case 400, 405, 413, 415 -> new Answer.Rejected<>(IncidentPayloads.message(received.body()));
      case 401, 403 ->
          new Answer.Unavailable<>(
              "The provider refused our credentials: " + IncidentPayloads.message(received.body()),
              Optional.empty());
      default ->
          new Answer.Unavailable<>(
              "The provider answered "
                  + received.status()
                  + ": "
                  + IncidentPayloads.message(received.body()),
              received.retryAfter());
    };
  }

  private static <T> Answer<T> whole(String body, Function<JsonNode, T> reading) {
    try {
      return new Answer.Got<>(reading.apply(IncidentPayloads.tree(body)));
    } catch (IncidentPayloads.Unreadable e) {
      return new Answer.Unavailable<>(
          "The provider's answer could not be read: " + e.getMessage() + ".", Optional.empty());
    }
  }
}
