package com.socmate.adapters.sentinel.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// A query request as Log Analytics takes it.
record QueryBody(String query, String timespan) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /// Empty if the body is not an object with a query.
  static Optional<QueryBody> parse(byte[] body) {
    try {
      return of(JSON.readTree(body));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<QueryBody> of(JsonNode node) {
    var query = node.path("query");
    return query.isTextual()
        ? Optional.of(new QueryBody(query.asText(), node.path("timespan").asText("")))
        : Optional.empty();
  }
}
