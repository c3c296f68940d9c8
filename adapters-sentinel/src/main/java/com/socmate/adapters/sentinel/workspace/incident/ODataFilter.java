package com.socmate.adapters.sentinel.workspace.incident;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The part of an OData `$filter` that incidents are asked with: comparisons of a property with a
/// constant, `contains`, `and`, `or`, `not` and parentheses.
final class ODataFilter {
  private static final Pattern TOKEN = Pattern.compile("\\s*('(?:[^']|'')*'|[(),]|[^\\s(),']+)");

  private final List<String> tokens = new ArrayList<>();
  private int next;

  private ODataFilter(String text) {
    var matcher = TOKEN.matcher(text);
    int end = 0;
    while (end < text.length() && matcher.find(end) && matcher.start() == end) {
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
    if (!text.substring(end).isBlank()) {
      throw new IllegalArgumentException("There is a text without an end.");
    }
  }

  /// @throws IllegalArgumentException for a text of another form, saying where it ends to be one
  static Predicate<JsonNode> parse(String text) {
    var filter = new ODataFilter(text);
    var parsed = filter.either();
    if (filter.next < filter.tokens.size()) {
      throw new IllegalArgumentException("'" + filter.take() + "' is not expected there.");
    }
    return parsed;
  }

  private Predicate<JsonNode> either() {
    var left = both();
    while (takes("or")) {
      left = left.or(both());
    }
    return left;
  }

  private Predicate<JsonNode> both() {
    var left = term();
    while (takes("and")) {
      left = left.and(term());
    }
    return left;
  }

  private Predicate<JsonNode> term() {
    if (takes("not")) {
      return term().negate();
    }
    if (takes("(")) {
      var inner = either();
      expect(")");
      return inner;
    }
    if (takes("contains")) {
      return contains();
    }
    return comparison(take());
  }

  private Predicate<JsonNode> contains() {
    expect("(");
    var path = take();
    expect(",");
    var part = constant(take());
    expect(")");
    return it -> value(it, path).filter(text -> text.contains(part)).isPresent();
  }

  private Predicate<JsonNode> comparison(String path) {
    var operator = take();
    var constant = constant(take());
    return switch (operator) {
      case "eq" -> it -> compared(it, path, constant).filter(order -> order == 0).isPresent();
      case "ne" -> it -> compared(it, path, constant).filter(order -> order == 0).isEmpty();
      case "gt" -> it -> compared(it, path, constant).filter(order -> order > 0).isPresent();
      case "ge" -> it -> compared(it, path, constant).filter(order -> order >= 0).isPresent();
      case "lt" -> it -> compared(it, path, constant).filter(order -> order < 0).isPresent();
      case "le" -> it -> compared(it, path, constant).filter(order -> order <= 0).isPresent();
      default ->
          throw new IllegalArgumentException("'" + operator + "' is no operator known here.");
    };
  }

  private static Optional<Integer> compared(JsonNode node, String path, String constant) {
    return value(node, path).map(value -> compare(value, constant));
  }

  /// As moments or numbers if both are; else as texts.
  static int compare(String left, String right) {
    var from = moment(left);
    var to = moment(right);
    if (from.isPresent() && to.isPresent()) {
      return from.get().compareTo(to.get());
    }
    if (isWhole(left) && isWhole(right)) {
      return Long.compare(Long.parseLong(left), Long.parseLong(right));
    }
    return left.compareTo(right);
  }

  private static boolean isWhole(String text) {
    return text.matches("-?[0-9]{1,18}");
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static Optional<String> value(JsonNode node, String path) {
    var found = node.at("/" + path);
    return found.isMissingNode() || found.isNull() ? Optional.empty() : Optional.of(found.asText());
  }

  private static String constant(String token) {
    return token.startsWith("'")
        ? token.substring(1, token.length() - 1).replace("''", "'")
        : token;
  }

  private boolean takes(String token) {
    boolean there = next < tokens.size() && tokens.get(next).equals(token);
    if (there) {
      next++;
    }
    return there;
  }

  private void expect(String token) {
    if (!takes(token)) {
      throw new IllegalArgumentException("A '" + token + "' is missing.");
    }
  }

  private String take() {
    if (next == tokens.size()) {
      throw new IllegalArgumentException("It ends too soon.");
    }
    return tokens.get(next++);
  }
}
