package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Members;
import com.socmate.adapters.http.body.Nearest;
import com.socmate.application.port.Page;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The parameters behind the question mark. One that is unknown, there twice, or not of its kind is
/// refused with 400: a list that silently ignores a misspelt filter shows the wrong things.
final class QueryParameters {
  private final Map<String, List<String>> sent;

  QueryParameters(Map<String, List<String>> sent, String... known) {
    this.sent = sent;
    var names = Arrays.asList(known);
    sent.forEach((name, values) -> {
      if (!names.contains(name)) {
        throw Refused.badParameter(unknown(name, names));
      }
      if (values.size() > 1) {
        throw Refused.badParameter("The parameter " + name + " is there more than once.");
      }
    });
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(sent.get(name))
        .map(List::getFirst)
        .filter(value -> !value.isEmpty())
        .map(value -> storable(name, value));
  }

  int whole(String name, int ifAbsent, int least, int most) {
    return text(name).map(text -> whole(name, text, least, most)).orElse(ifAbsent);
  }

  boolean truth(String name) {
    return text(name)
        .map(text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw Refused.badParameter(name + " is true or false.");
            })
        .orElse(false);
  }

  /// A time with its offset.
  Optional<Instant> moment(String name) {
    return text(name)
        .map(text -> {
          try {
            return Moments.parse(text.replace(' ', '+'));
          } catch (IllegalArgumentException e) {
            throw Refused.badParameter(name + " " + e.getMessage() + ".");
          }
        });
  }

  /// One of the constants, in any case.
  <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> constants) {
    return text(name)
        .map(text ->
            Arrays.stream(constants.getEnumConstants())
                .filter(constant -> constant.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                    Refused.badParameter(
                        name + " " + Members.notOneOf(text, Members.words(constants)) + ".")));
  }

  /// The identifier of a thing of that name.
  <T> Optional<T> id(String name, Function<String, T> parser) {
    return text(name)
        .map(text -> {
          try {
            return parser.apply(text);
          } catch (IllegalArgumentException e) {
            throw Refused.badParameter(
                name + " is the id of a " + name + "; found '" + Members.echo(text) + "'.");
          }
        });
  }

  Page page() {
    return page(Page.MAX_LIMIT);
  }

  private Page page(int mostItems) {
    return new Page(
        whole("limit", Page.FIRST.limit(), 1, mostItems), whole("offset", 0, 0, Integer.MAX_VALUE));
  }

  private static int whole(String name, String text, int least, int most) {
    if (text.matches("[0-9]{1,10}")) {
      long value = Long.parseLong(text);
      if (value >= least && value <= most) {
        return (int) value;
      }
    }
    throw Refused.badParameter(
        name
            + " is a whole number from "
            + least
            + (most == Integer.MAX_VALUE ? "" : " to " + most)
            + "; found '"
            + Members.echo(text)
            + "'.");
  }

  private static String storable(String name, String value) {
    if (value.indexOf(0) >= 0 || value.length() > 1_000) {
      throw Refused.badParameter(name + " cannot hold U+0000 and has at most 1000 characters.");
    }
    return value;
  }

  private static String unknown(String name, List<String> known) {
    return "There is no parameter '"
        + Members.echo(name)
        + "' here"
        + (known.isEmpty() ? "" : "; known: " + String.join(", ", known))
        + "."
        + Nearest.to(name, known).map(near -> " Did you mean " + near + "?").orElse("");
  }
}
