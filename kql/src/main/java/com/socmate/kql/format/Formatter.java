package com.socmate.kql.format;

import com.socmate.kql.syntax.Parsed;
import com.socmate.kql.syntax.Parser;
import java.util.List;

/// Lays queries out: a line for each step of a pipeline, lists broken where they are too long,
/// comments kept where they stood. Only blanks and line ends change, so the query means what it
/// meant. Has no state; any number of threads may use it.
public final class Formatter {
  private Formatter() {}

  /// The canonical layout, or why there is none. Never throws for what the text holds.
  public static Formatted format(String text) {
    Parsed parsed = Parser.parse(text);
    if (!parsed.isValid()) {
      return new Formatted.Refused(parsed.errors());
    }
    List<Piece> pieces = Pieces.of(text);
    return new Formatted.Text(new Layout(Block.tree(pieces)).text());
  }
}
