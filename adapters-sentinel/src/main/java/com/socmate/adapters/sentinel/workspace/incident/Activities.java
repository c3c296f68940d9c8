package com.socmate.adapters.sentinel.workspace.incident;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/// In which tables of the workspace's logs something is named, when and how often. The same logs
/// always give the same.
///
/// @param trouble why the logs did not answer; empty if they did
record Activities(List<Activity> found, String trouble) {

  /// How often a table names it within one part of the time.
  record Activity(String table, String from, String to, long events, String first, String last) {}

  /// The time that is asked about, and into how many parts it is cut.
  record Span(Instant from, Instant to, int buckets) {
    private static final int MOST_BUCKETS = 1_000;

    Span {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException("startTime lies before endTime");
      }
      if (buckets < 1 || buckets > MOST_BUCKETS) {
        throw new IllegalArgumentException("numberOfBucket is 1 to " + MOST_BUCKETS);
      }
    }

    static Span of(JsonNode body, int buckets) {
      return new Span(moment(body, "startTime"), moment(body, "endTime"), buckets);
    }

    private static Instant moment(JsonNode body, String name) {
      try {
        return OffsetDateTime.parse(body.path(name).asText()).toInstant();
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(name + " is a time such as 2026-05-20T12:00:00Z", e);
      }
    }

    String iso() {
      return from + "/" + to;
    }

    long stepMillis() {
      return Math.max(1_000, Duration.between(from, to).toMillis() / buckets);
    }

    Instant behind(Instant bucket) {
      return bucket.plusMillis(stepMillis());
    }
  }

  static Activities of(OwnLogs logs, String value, Span span) {
    if (logs.tables().isEmpty() || value.isBlank()) {
      return new Activities(List.of(), "");
    }
    var kql =
        "search in (%s) %s | summarize Events = count(), First = min(TimeGenerated), Last ="
                .formatted(String.join(", ", logs.tables()), Literal.of(value))
            + " max(TimeGenerated) by Table = $table, From = bin(TimeGenerated, "
            + span.stepMillis()
            + "ms) | order by From asc, Table asc";
    var answer = logs.ask(kql, span.iso());
    var trouble = answer.at("/error/message").asText("");
    return new Activities(
        answer.at("/tables/0/rows").valueStream().map(row -> activity(row, span)).toList(),
        trouble);
  }

  /// Grouped columns come first.
  private static Activity activity(JsonNode row, Span span) {
    var from = row.path(1).asText();
    return new Activity(
        row.path(0).asText(),
        from,
        span.behind(Instant.parse(from)).toString(),
        row.path(2).asLong(),
        row.path(3).asText(),
        row.path(4).asText());
  }
}
