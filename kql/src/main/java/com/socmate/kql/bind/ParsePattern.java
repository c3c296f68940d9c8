package com.socmate.kql.bind;

import com.socmate.kql.type.ScalarType;
import java.util.List;

/// The pattern of a `parse`.
public record ParsePattern(Mode mode, String flags, List<Piece> pieces) {
  public ParsePattern {
    pieces = List.copyOf(pieces);
  }

  /// How a text that does not fit entirely is taken.
  public enum Mode {
    SIMPLE,
    RELAXED,
    REGEX
  }

  /// A stretch of the text.
  public sealed interface Piece {
    /// Anything, kept nowhere.
    record Skip() implements Piece {}

    record Fixed(String text) implements Piece {}

    /// A column, numbered in order from 0.
    record Capture(int number, ScalarType type) implements Piece {}
  }

  public int captures() {
    return (int) pieces.stream().filter(it -> it instanceof Piece.Capture).count();
  }
}
