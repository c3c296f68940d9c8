package com.socmate.application.settings;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The environment variables of a process, read with the types that its settings have. A blank
/// value counts as none. Every refusal is an `IllegalArgumentException` of one sentence that names
/// the key, what is wanted and, where it is no secret, what was found.
///
/// @param variables by name
public record Environment(Map<String, String> variables) {
  public Environment {
    variables = Map.copyOf(variables);
  }

  /// The value of `key`, if there is one.
  public Optional<String> given(String key) {
    return Optional.ofNullable(variables.get(key)).filter(value -> !value.isBlank());
  }

  /// @param purpose what the value is for, as the end of a sentence: "it names …"
  public String required(String key, String purpose) {
    return given(key)
        .orElseThrow(() -> new IllegalArgumentException(key + " is not set; " + purpose + "."));
  }

  /// The value of `key`, else `otherwise`.
  public String text(String key, String otherwise) {
    return given(key).orElse(otherwise);
  }

  /// A whole number.
  public int number(String key, int otherwise) {
    var value = text(key, Integer.toString(otherwise));
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + " is a whole number; found '" + value + "'.", e);
    }
  }

  /// A whole number between two others, both allowed.
  public int number(String key, int otherwise, int least, int most) {
    int value = number(key, otherwise);
    require(value >= least && value <= most, key, "from " + least + " to " + most, value);
    return value;
  }

  /// A duration as ISO 8601 writes it, such as `PT30S`.
  public Duration duration(String key, Duration otherwise) {
    var value = text(key, otherwise.toString());
    try {
      return Duration.parse(value);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          key + " is an ISO 8601 duration such as PT30S; found '" + value + "'.", e);
    }
  }

  /// A URL; only its form is checked.
  public URI uri(String key, String otherwise) {
    var value = text(key, otherwise);
    try {
      return URI.create(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(key + " is a URL; found '" + value + "'.", e);
    }
  }

  /// The name of a file, if one is given.
  public Optional<Path> path(String key) {
    try {
      return given(key).map(Path::of);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(key + " is the name of a file.", e);
    }
  }

  /// What `parser` makes of the value, the empty text where there is none.
  public <T> T parsed(String key, Function<String, T> parser) {
    try {
      return parser.apply(text(key, ""));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
    }
  }

  /// @param holds whether the value is as wanted
  /// @throws IllegalArgumentException where it is not
  public static void require(boolean holds, String key, String wanted, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(key + " is " + wanted + "; found " + found + ".");
    }
  }
}
