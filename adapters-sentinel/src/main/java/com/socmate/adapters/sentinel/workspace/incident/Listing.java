package com.socmate.adapters.sentinel.workspace.incident;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// One stretch of a list: narrowed, sorted, and where to go on.
///
/// @param next the `$skipToken` of the stretch behind; empty at the end
record Listing(List<JsonNode> items, Optional<String> next) {
  private static final int USUAL = 50;
  private static final int MOST = 1_000;
  private static final String BETWEEN = "\n";

  /// @param parameters those of the request, by name
  /// @throws IllegalArgumentException if one of them is not understood
  static Listing of(List<JsonNode> all, Map<String, String> parameters) {
    var order = Order.parse(parameters.getOrDefault("$orderby", ""));
    var wanted =
        all.stream()
            .filter(filter(parameters.getOrDefault("$filter", "")))
            .sorted(order.comparator())
            .filter(behind(order, parameters.getOrDefault("$skipToken", "")))
            .toList();
    int top = top(parameters.getOrDefault("$top", ""));
    var items = wanted.subList(0, Math.min(top, wanted.size()));
    return new Listing(
        items,
        wanted.size() > items.size()
            ? Optional.of(token(order, items.getLast()))
            : Optional.empty());
  }

  private static Predicate<JsonNode> filter(String text) {
    return text.isBlank() ? _ -> true : ODataFilter.parse(text);
  }

  private static int top(String text) {
    if (text.isEmpty()) {
      return USUAL;
    }
    if (!text.matches("[0-9]{1,4}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > MOST) {
      throw new IllegalArgumentException("$top is 1 to " + MOST + ".");
    }
    return Integer.parseInt(text);
  }

  private static String token(Order order, JsonNode last) {
    var text = order.value(last) + BETWEEN + name(last);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /// What stands behind the last item of the stretch before, whatever has changed meanwhile.
  private static Predicate<JsonNode> behind(Order order, String token) {
    if (token.isEmpty()) {
      return _ -> true;
    }
    var parts =
        new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split(BETWEEN, -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("The $skipToken is none of ours.");
    }
    return it -> order.compare(order.value(it), name(it), parts[0], parts[1]) > 0;
  }

  private static String name(JsonNode node) {
    return node.path("name").asText();
  }

  /// @param path the property; ties are broken by name
  private record Order(String path, boolean descending) {
    static Order parse(String text) {
      var words = text.isBlank() ? List.of("name") : List.of(text.strip().split("\\s+", -1));
      boolean direction =
          words.size() == 1
              || (words.size() == 2 && (words.get(1).equals("asc") || words.get(1).equals("desc")));
      if (!direction || words.getFirst().contains(",")) {
        throw new IllegalArgumentException("$orderby is one property, with asc or desc behind it.");
      }
      return new Order(words.getFirst(), words.getLast().equals("desc"));
    }

    String value(JsonNode node) {
      return ODataFilter.value(node, path).orElse("");
    }

    int compare(String value, String name, String other, String otherName) {
      int order = ODataFilter.compare(value, other);
      int whole = order == 0 ? name.compareTo(otherName) : order;
      return descending ? -whole : whole;
    }

    Comparator<JsonNode> comparator() {
      return (one, other) -> compare(value(one), name(one), value(other), name(other));
    }
  }
}
