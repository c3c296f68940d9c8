package com.socmate.kql.storage;

import com.socmate.kql.type.ScalarType;
import org.jspecify.annotations.Nullable;

/// Guesses the type of a column nobody has declared.
final class Inference {
  private Inference() {}

  static ScalarType typeOf(Cells cells) {
    int kinds = 0;
    for (int cell = 0; cell < cells.count(); cell++) {
      kinds |= 1 << cells.kind(cell);
    }
    ScalarType type = typeOf(kinds);
    if (type == ScalarType.STRING) {
      boolean moments = isMoment(cells.name) && kinds == 1 << Cells.TEXT && allMoments(cells);
      return moments ? ScalarType.DATETIME : ScalarType.STRING;
    }
    return cells.name.endsWith("_d") && type.isNumeric() ? ScalarType.REAL : type;
  }

  private static ScalarType typeOf(int kinds) {
    if ((kinds & 1 << Cells.JSON) != 0) {
      return ScalarType.DYNAMIC;
    }
    return switch (kinds) {
      case 1 << Cells.BOOL -> ScalarType.BOOL;
      case 1 << Cells.WHOLE -> ScalarType.LONG;
      case 1 << Cells.REAL, 1 << Cells.REAL | 1 << Cells.WHOLE -> ScalarType.REAL;
      default -> ScalarType.STRING;
    };
  }

  static ScalarType wider(@Nullable ScalarType a, ScalarType b) {
    if (a == null || a == b) {
      return b;
    }
    if (a == ScalarType.DYNAMIC || b == ScalarType.DYNAMIC) {
      return ScalarType.DYNAMIC;
    }
    return a.isNumeric() && b.isNumeric() ? ScalarType.REAL : ScalarType.STRING;
  }

  private static boolean isMoment(String name) {
    return name.endsWith("_t")
        || name.contains("Time")
        || name.contains("Date")
        || name.equals("Timestamp");
  }

  private static boolean allMoments(Cells cells) {
    boolean some = false;
    for (int number = 0; number < cells.texts().count(); number++) {
      String text = cells.texts().text(number);
      if (!text.isEmpty()) {
        if (text.length() < 8 || LogMoment.of(text).isNull()) {
          return false;
        }
        some = true;
      }
    }
    return some;
  }
}
