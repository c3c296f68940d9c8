package com.socmate.adapters.http.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The members of a body, read one by one while everything that is wrong with them is collected, so
/// that the sender learns all of it at once, up to a limit. A wrong member reads as absent;
/// [#orRefuse()] ends the reading.
public final class Members {
  private static final int MOST_ECHOED = 60;
  private static final int MOST_TOLD = 100;

  private final ObjectNode body;
  private final List<Object> place;
  private final List<Violation> violations;

  /// @param known every name that may be there
  public Members(ObjectNode body, List<String> known) {
    this(body, known, List.of("body"), new ArrayList<>());
  }

  private Members(
      ObjectNode body, List<String> known, List<Object> place, List<Violation> violations) {
    this.body = body;
    this.place = place;
    this.violations = violations;
    body.fieldNames()
        .forEachRemaining(name -> {
          if (!known.contains(name) && violations.size() < MOST_TOLD) {
            refuse(echo(name), unknown(name, known), "value_error.extra");
          }
        });
  }

  /// @throws InvalidBody if anything was wrong
  public void orRefuse() {
    if (!violations.isEmpty()) {
      throw refusal();
    }
  }

  /// What to throw for the violations that were found.
  public InvalidBody refusal() {
    return new InvalidBody(violations);
  }

  public void refuse(String member, String msg, String type) {
    violations.add(new Violation(at(member), msg, type));
  }

  private List<Object> at(Object... further) {
    return Stream.concat(place.stream(), Arrays.stream(further)).toList();
  }

  public void refuseMissing(String member, String msg) {
    refuse(member, msg, "value_error.missing");
  }

  /// Whether the member is there with a value other than null.
  public boolean has(String member) {
    return body.hasNonNull(member);
  }

  /// Whether the member is there as a literal null.
  public boolean isNull(String member) {
    return body.has(member) && body.get(member).isNull();
  }

  /// Refuses the members that are absent or null.
  public void require(String... members) {
    for (String member : members) {
      if (!body.has(member)) {
        refuseMissing(member, "field required");
      } else if (isNull(member)) {
        refuse(member, "none is not an allowed value", "type_error.none.not_allowed");
      }
    }
  }

  /// Refuses the members that are there as null.
  public void refuseNull(String... members) {
    Arrays.stream(members)
        .filter(this::isNull)
        .forEach(member ->
            refuse(member, "none is not an allowed value", "type_error.none.not_allowed"));
  }

  /// A text whose ends are no white space; its length is counted in characters, not bytes.
  public Optional<String> text(String member, int least, int most) {
    return rawText(member).map(String::strip).filter(text -> hasLength(member, text, least, most));
  }

  /// A text that something else understands; its [IllegalArgumentException] says what is wrong.
  public <T> Optional<T> parsed(String member, String type, Function<String, T> parser) {
    return rawText(member)
        .flatMap(text -> {
          try {
            return Optional.of(parser.apply(text));
          } catch (IllegalArgumentException e) {
            refuse(member, String.valueOf(e.getMessage()), type);
            return Optional.empty();
          }
        });
  }

  /// One of the constants, written in lower case.
  public <E extends Enum<E>> Optional<E> oneOf(String member, Class<E> constants) {
    return rawText(member)
        .flatMap(text -> {
          var found =
              Arrays.stream(constants.getEnumConstants())
                  .filter(constant -> word(constant).equals(text))
                  .findFirst();
          if (found.isEmpty()) {
            refuse(member, notOneOf(text, words(constants)), "type_error.enum");
          }
          return found;
        });
  }

  public Optional<Integer> whole(String member, int least, int most) {
    return value(member)
        .flatMap(node -> {
          if (!node.isIntegralNumber()) {
            refuse(
                member,
                "value is not a whole number; found " + StrictJson.kindOf(node),
                "type_error.integer");
            return Optional.empty();
          }
          if (!node.canConvertToInt() || node.intValue() < least || node.intValue() > most) {
            refuse(member, "must be " + least + " to " + most, "value_error.number.range");
            return Optional.empty();
          }
          return Optional.of(node.intValue());
        });
  }

  /// Texts of 1 to `longest` characters each, at most `most` of them.
  public Optional<List<String>> texts(String member, int most, int longest) {
    return value(member).flatMap(node -> texts(member, node, most, longest));
  }

  /// An object that somebody else understands, as JSON of at most so many characters.
  public Optional<String> object(String member, int most) {
    return value(member)
        .filter(node -> {
          boolean fits = node.isObject() && node.toString().length() <= most;
          if (!fits) {
            refuse(
                member,
                "must be an object of at most " + most + " characters",
                "value_error.object");
          }
          return fits;
        })
        .map(JsonNode::toString);
  }

  public Optional<Boolean> truth(String member) {
    return value(member)
        .flatMap(node -> {
          if (!node.isBoolean()) {
            refuse(
                member,
                "value is not true or false; found " + StrictJson.kindOf(node),
                "type_error.bool");
            return Optional.empty();
          }
          return Optional.of(node.booleanValue());
        });
  }

  /// The objects of a list of 1 to `most`; what is wrong with one is refused at its place.
  ///
  /// @param known every name that may be in one of them
  public List<Members> objects(String member, int most, List<String> known) {
    var node = value(member);
    if (node.isEmpty() || !node.get().isArray() || node.get().isEmpty()) {
      refuse(member, "must be a list of at least one object", "type_error.list");
      return List.of();
    }
    if (node.get().size() > most) {
      refuse(
          member,
          "has at most " + most + " items; found " + node.get().size(),
          "value_error.list.max_items");
      return List.of();
    }
    var objects = new ArrayList<Members>();
    for (int index = 0; index < node.get().size(); index++) {
      if (node.get().get(index) instanceof ObjectNode object) {
        objects.add(new Members(object, known, at(member, index), violations));
      } else {
        violations.add(new Violation(at(member, index), "must be an object", "type_error.dict"));
      }
    }
    return objects;
  }

  /// The objects of a list that may be empty or not there, as [#objects].
  public List<Members> anyObjects(String member, int most, List<String> known) {
    return value(member).filter(node -> !node.isArray() || !node.isEmpty()).isPresent()
        ? objects(member, most, known)
        : List.of();
  }

  /// The object under a member; what is wrong with it is refused at its place.
  ///
  /// @param known every name that may be in it
  public Optional<Members> within(String member, List<String> known) {
    return value(member)
        .flatMap(node -> {
          if (node instanceof ObjectNode object) {
            return Optional.of(new Members(object, known, at(member), violations));
          }
          refuse(
              member,
              "value is not an object; found " + StrictJson.kindOf(node),
              "type_error.dict");
          return Optional.empty();
        });
  }

  /// A number of at most 18 digits before and 9 behind the point.
  public Optional<BigDecimal> decimal(String member) {
    return value(member)
        .flatMap(node -> {
          if (!node.isNumber()) {
            refuse(
                member,
                "value is not a number; found " + StrictJson.kindOf(node),
                "type_error.number");
            return Optional.empty();
          }
          var number = node.decimalValue();
          if (number.precision() - number.scale() > 18 || number.scale() > 9) {
            refuse(
                member,
                "must have at most 18 digits before and 9 behind the point",
                "value_error.number.range");
            return Optional.empty();
          }
          return Optional.of(number);
        });
  }

  /// A length of time as ISO 8601 writes it, such as `PT1H`.
  public Optional<Duration> duration(String member, Duration least, Duration most) {
    return parsed(
        member,
        "value_error.duration",
        text -> {
          var length = isoDuration(text);
          if (length.compareTo(least) < 0 || length.compareTo(most) > 0) {
            throw new IllegalArgumentException("must be from " + least + " to " + most);
          }
          return length;
        });
  }

  private static Duration isoDuration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "must be an ISO 8601 duration such as PT24H; found '" + echo(text) + "'", e);
    }
  }

  /// Takes over what was found wrong elsewhere, at a place further inwards.
  public void refuseWithin(List<Object> further, String msg, String type) {
    violations.add(new Violation(at(further.toArray()), msg, type));
  }

  /// Whether the member is a number rather than a text.
  public boolean isNumber(String member) {
    return body.path(member).isNumber();
  }

  /// The words of a set of constants, as JSON writes them.
  public static <E extends Enum<E>> List<String> words(Class<E> constants) {
    return Arrays.stream(constants.getEnumConstants()).map(Members::word).toList();
  }

  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /// The sentence that refuses a word and names those that are known.
  public static String notOneOf(String found, List<String> words) {
    return "must be one of "
        + String.join(", ", words)
        + "; found '"
        + echo(found)
        + "'"
        + suggestion(found, words);
  }

  /// As much of what somebody sent as is told back.
  public static String echo(String text) {
    return text.length() <= MOST_ECHOED ? text : text.substring(0, MOST_ECHOED) + "…";
  }

  private Optional<List<String>> texts(String member, JsonNode node, int most, int longest) {
    if (!node.isArray()) {
      refuse(member, "value is not a list; found " + StrictJson.kindOf(node), "type_error.list");
      return Optional.empty();
    }
    if (node.size() > most) {
      refuse(
          member,
          "has at most " + most + " items; found " + node.size(),
          "value_error.list.max_items");
      return Optional.empty();
    }
    var texts = new ArrayList<String>();
    for (int index = 0; index < node.size(); index++) {
      item(member, index, node.get(index), longest).ifPresent(texts::add);
    }
    return texts.size() == node.size() ? Optional.of(texts) : Optional.empty();
  }

  private Optional<String> item(String member, int index, JsonNode node, int longest) {
    var text = node.isTextual() ? node.textValue().strip() : "";
    if (text.isEmpty() || text.codePointCount(0, text.length()) > longest) {
      violations.add(
          new Violation(
              at(member, index),
              "must be a text of 1 to " + longest + " characters",
              "value_error.any_str"));
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private Optional<String> rawText(String member) {
    return value(member)
        .flatMap(node -> {
          if (node.isTextual()) {
            return Optional.of(node.textValue());
          }
          refuse(
              member, "value is not a text; found " + StrictJson.kindOf(node), "type_error.string");
          return Optional.empty();
        });
  }

  private Optional<JsonNode> value(String member) {
    return Optional.ofNullable(body.get(member)).filter(node -> !node.isNull());
  }

  private boolean hasLength(String member, String text, int least, int most) {
    int length = text.codePointCount(0, text.length());
    if (length < least) {
      refuse(
          member,
          "must have at least " + least + (least == 1 ? " character" : " characters"),
          "value_error.any_str.min_length");
    } else if (length > most) {
      refuse(
          member,
          "must have at most " + most + " characters; found " + length,
          "value_error.any_str.max_length");
    }
    return length >= least && length <= most;
  }

  private static String unknown(String name, List<String> known) {
    return "extra fields not permitted; known here: "
        + String.join(", ", known)
        + suggestion(name, known);
  }

  private static String suggestion(String found, List<String> words) {
    return Nearest.to(found, words).map(near -> ". Did you mean " + near + "?").orElse("");
  }
}
