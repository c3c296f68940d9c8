package com.socmate.kql.function;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The type a call gives, from its arguments.
@FunctionalInterface
public interface ReturnRule {
  ScalarType of(List<Argument> arguments);

  static ReturnRule always(ScalarType type) {
    return _ -> type;
  }

  static ReturnRule sameAs(int argument) {
    return arguments -> arguments.get(argument).type();
  }

  /// What a binder knows of an argument: its type, the name it would lend a column, and its value
  /// where it is a constant (a column of one row).
  record Argument(ScalarType type, @Nullable String name, @Nullable Column constant) {
    public static Argument of(ScalarType type) {
      return new Argument(type, null, null);
    }

    public boolean isConstant() {
      return constant != null;
    }
  }
}
