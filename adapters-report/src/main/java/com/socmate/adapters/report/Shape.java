package com.socmate.adapters.report;

/// A part of a picture. What colour a part has is said by its role alone, so that one picture is
/// right on light, on dark and on paper.
sealed interface Shape {
  Role role();

  /// What a part is for.
  enum Role {
    /// Words that matter.
    INK,
    /// Words and lines that help.
    FAINT,
    GRID,
    /// Rows, nothing more.
    PLAIN,
    LINK,
    LOW,
    MEDIUM,
    HIGH,
    SURFACE
  }

  record Box(Role role, double x, double y, double width, double height, double round)
      implements Shape {}

  record Stroke(Role role, double x1, double y1, double x2, double y2, double width)
      implements Shape {}

  /// An S from left to right.
  record Curve(Role role, double x1, double y1, double x2, double y2, double width)
      implements Shape {}

  record Dot(Role role, double x, double y, double radius) implements Shape {}

  /// @param anchor where along the text its point lies
  record Label(
      Role role, double x, double y, double size, Anchor anchor, boolean strong, String text)
      implements Shape {}

  /// Where along a text its point lies.
  enum Anchor {
    START,
    MIDDLE,
    END
  }
}
