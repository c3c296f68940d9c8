package com.socmate.cli.catalogue;

import java.util.List;
import java.util.Locale;

/// Something that is said with a call, beside the places in its path.
///
/// @param name as the API has it
/// @param place where it goes
/// @param kind what it may be
/// @param says what it is, for the help
/// @param values the ones there are, if they can be told; for the help and for completion
public record Field(String name, Place place, Kind kind, String says, List<String> values) {

  /// Where it goes.
  public enum Place {
    QUERY,
    BODY,
    HEADER
  }

  /// What may be said.
  public enum Kind {
    TEXT,
    NUMBER,
    /// Said with true or false, or true where only named.
    FLAG,
    /// Several, separated by commas or said one by one.
    LIST,
    /// Stands by itself, without an option's name, and must be said.
    ARGUMENT
  }

  public Field {
    values = List.copyOf(values);
  }

  /// Such as `--scheduled-time`.
  public String option() {
    return "--"
        + name.replaceAll("([a-z])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
  }
}
