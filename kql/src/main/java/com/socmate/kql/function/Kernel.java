package com.socmate.kql.function;

import com.socmate.kql.value.Column;

/// Evaluates a call over vectors. Arguments have the types the overload asked for and `rows` rows
/// each; so has the answer. A kernel keeps no state and never reads the system clock.
@FunctionalInterface
public interface Kernel {
  Column evaluate(Evaluation evaluation, Column[] arguments, int rows);
}
