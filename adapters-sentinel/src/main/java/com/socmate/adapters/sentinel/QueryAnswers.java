package com.socmate.adapters.sentinel;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.socmate.application.port.LogWorkspace.Answer;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.ResultTable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the bodies that Log Analytics sends. Numbers may come as strings and dynamic cells as JSON
/// text; an answer that is cut anywhere is never taken for whole.
final class QueryAnswers {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private QueryAnswers() {}

  static Answer of(Reply reply) {
    return switch (reply) {
      case Reply.Unreachable(var why, var retryAfter) -> new Answer.Unavailable(why, retryAfter);
      case Reply.NoCredential(var why) -> new Answer.Unavailable(why, Optional.empty());
      case Reply.TooLate(var why) -> new Answer.TimedOut(why);
      case Reply.Received received -> of(received);
    };
  }

  private static Answer of(Reply.Received received) {
    return switch (received.status()) {
      case 200 -> whole(received);
      case 204 -> new Answer.Complete(ResultTable.EMPTY);
      case 400 -> new Answer.Rejected(message(received));
      case 408, 504 -> new Answer.TimedOut(message(received));
      case 401, 403 ->
          new Answer.Unavailable(
              "The log provider refused our credentials: " + message(received), Optional.empty());
      case 404 ->
          new Answer.Unavailable(
              "The log provider does not know the workspace: " + message(received),
              Optional.empty());
      default ->
          new Answer.Unavailable(
              "The log provider answered " + received.status() + ": " + message(received),
              received.retryAfter());
    };
  }

  private static Answer whole(Reply.Received received) {
    try {
      var body = JSON.readTree(received.body());
      var error = body.path("error");
      if (!error.isMissingNode() && !error.isNull()) {
        return new Answer.Partial(
            body.path("tables").isEmpty() ? ResultTable.EMPTY : table(body), innermost(error));
      }
      var table = table(body);
      int others = body.path("tables").size() - 1;
      return others == 0
          ? new Answer.Complete(table)
          : new Answer.Partial(
              table,
              "The query answers with "
                  + (others + 1)
                  + " tables, of which only the first can be judged; ask one question a query.");
    } catch (JsonProcessingException | UnreadableAnswer e) {
      return new Answer.Unavailable(
          "The log provider's answer broke off or could not be read.", Optional.empty());
    }
  }

  private static ResultTable table(JsonNode body) {
    for (var table : body.path("tables")) {
      if ("PrimaryResult".equals(table.path("name").asText())) {
        return table(columns(table.path("columns")), table.path("rows"));
      }
    }
    throw new UnreadableAnswer();
  }

  private static List<ResultTable.Column> columns(JsonNode nodes) {
    var columns = new ArrayList<ResultTable.Column>();
    nodes.forEach(node ->
        columns.add(
            new ResultTable.Column(
                node.path("name").asText(), node.path("type").asText("string"))));
    return columns;
  }

  private static ResultTable table(List<ResultTable.Column> columns, JsonNode nodes) {
    var rows = new ArrayList<List<Cell>>();
    for (var node : nodes) {
      if (node.size() != columns.size()) {
        throw new UnreadableAnswer();
      }
      var row = new ArrayList<Cell>(columns.size());
      for (int index = 0; index < columns.size(); index++) {
        row.add(cell(node.get(index), columns.get(index).type()));
      }
      rows.add(List.copyOf(row));
    }
    return new ResultTable(columns, rows);
  }

  private static Cell cell(JsonNode node, String type) {
    if (node.isNull()) {
      return new Cell.Absent();
    }
    return switch (type) {
      case "int", "long" -> whole(node);
      case "real", "double", "decimal" -> real(node);
      case "bool", "boolean" ->
          new Cell.Truth(
              node.isBoolean()
                  ? node.asBoolean()
                  : "true".equalsIgnoreCase(node.asText()) || "1".equals(node.asText()));
      case "datetime", "date" -> moment(node.asText());
      case "dynamic" -> new Cell.Json(node.isTextual() ? node.asText() : node.toString());
      default -> new Cell.Text(node.isValueNode() ? node.asText() : node.toString());
    };
  }

  private static Cell whole(JsonNode node) {
    try {
      return new Cell.Whole(node.isNumber() ? node.longValue() : Long.parseLong(node.asText()));
    } catch (NumberFormatException e) {
      throw new UnreadableAnswer();
    }
  }

  private static Cell real(JsonNode node) {
    try {
      return new Cell.Real(
          node.isNumber() ? node.doubleValue() : Double.parseDouble(node.asText()));
    } catch (NumberFormatException e) {
      throw new UnreadableAnswer();
    }
  }

  private static Cell moment(String text) {
    try {
      return new Cell.Moment(
          text.endsWith("Z") ? Instant.parse(text) : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return new Cell.Text(text);
    }
  }

  private static String message(Reply.Received received) {
    try {
      var error = JSON.readTree(received.body()).path("error");
      return error.isMissingNode() ? "no reason given." : innermost(error);
    } catch (JsonProcessingException e) {
      return "no reason given.";
    }
  }

  /// The most telling of the nested messages: the innermost of each detail.
  private static String innermost(JsonNode error) {
    var inner = error.path("innererror");
    if (inner.isObject()) {
      return innermost(inner);
    }
    var details = error.path("details");
    return details.isArray() && !details.isEmpty()
        ? details.valueStream().map(QueryAnswers::innermost).distinct().collect(joining(" "))
        : error.path("message").asText("no reason given.");
  }

  /// An answer of another form than the documented one.
  private static final class UnreadableAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
