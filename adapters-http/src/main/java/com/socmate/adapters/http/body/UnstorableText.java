package com.socmate.adapters.http.body;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds text that no database keeps as it was written: U+0000 and halves of surrogate pairs.
final class UnstorableText {
  private UnstorableText() {}

  static Optional<Violation> in(JsonNode body) {
    return in(body, List.of("body"));
  }

  private static Optional<Violation> in(JsonNode node, List<Object> loc) {
    if (node.isTextual()) {
      return fault(node.textValue()).map(fault -> violation(loc, fault));
    }
    if (node.isArray()) {
      return inList(node, loc);
    }
    return node.isObject() ? inMembers(node, loc) : Optional.empty();
  }

  private static Optional<Violation> inList(JsonNode list, List<Object> loc) {
    for (int index = 0; index < list.size(); index++) {
      var found = in(list.get(index), inside(loc, index));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Violation> inMembers(JsonNode object, List<Object> loc) {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      var found =
          fault(member.getKey())
              .map(fault -> violation(loc, fault + " in the name of a member"))
              .or(() -> in(member.getValue(), inside(loc, member.getKey())));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static List<Object> inside(List<Object> loc, Object step) {
    var longer = new ArrayList<>(loc);
    longer.add(step);
    return longer;
  }

  private static Violation violation(List<Object> loc, String fault) {
    return new Violation(loc, "text cannot hold " + fault, "value_error.str.character");
  }

  private static Optional<String> fault(String text) {
    for (int index = 0; index < text.length(); index++) {
      char c = text.charAt(index);
      if (c == 0) {
        return Optional.of("U+0000");
      }
      if (Character.isHighSurrogate(c)
          && index + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(index + 1))) {
        index++;
      } else if (Character.isSurrogate(c)) {
        return Optional.of("half of a surrogate pair");
      }
    }
    return Optional.empty();
  }
}
