package com.socmate.kql.storage;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Guesses the type of a column nobody has declared.
final class Inference {
  private Inference() {}

  static ScalarType typeOf(String name, List<Value> values) {
    ScalarType type = null;
    for (Value value : values) {
      type = value.isNull() ? type : wider(type, typeOf(value));
    }
    if (type == null || type == ScalarType.STRING) {
      return isMoment(name) && allMoments(values) ? ScalarType.DATETIME : ScalarType.STRING;
    }
    return name.endsWith("_d") && type.isNumeric() ? ScalarType.REAL : type;
  }

  private static ScalarType typeOf(Value value) {
    return switch (value) {
      case Value.Bool _ -> ScalarType.BOOL;
      case Value.Int32 _, Value.Int64 _ -> ScalarType.LONG;
      case Value.Real _, Value.Decimal _ -> ScalarType.REAL;
      case Value.Array _, Value.Bag _ -> ScalarType.DYNAMIC;
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

  private static boolean allMoments(List<Value> values) {
    boolean some = false;
    for (Value value : values) {
      if (value instanceof Value.Text(String text) && !text.isEmpty()) {
        if (text.length() < 8 || LogMoment.of(text).isNull()) {
          return false;
        }
        some = true;
      }
    }
    return some;
  }
}
