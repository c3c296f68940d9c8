package com.socmate.kql.function;

/// What a column made by a bare call is named, where the query gives no name.
///
/// @param prefix the word before the first argument's name, where the style has one
public record Naming(Style style, String prefix) {
  public static final Naming NONE = new Naming(Style.NONE, "");
  public static final Naming FIRST_ARGUMENT = new Naming(Style.FIRST_ARGUMENT, "");

  /// How the name is made.
  public enum Style {
    /// `Column1`, `print_0` and so on.
    NONE,
    /// The name the first argument would have.
    FIRST_ARGUMENT,
    /// `prefix_argument`, such as `type_x`.
    PREFIX_AND_FIRST_ARGUMENT,
    /// The prefix alone.
    PREFIX
  }

  public static Naming prefixed(String prefix) {
    return new Naming(Style.PREFIX_AND_FIRST_ARGUMENT, prefix);
  }
}
