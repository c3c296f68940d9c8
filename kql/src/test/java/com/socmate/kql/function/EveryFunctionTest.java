package com.socmate.kql.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.PatternSyntaxException;
import com.socmate.kql.function.ReturnRule.Argument;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Json;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every function owes the executor, whatever it computes.
class EveryFunctionTest {
  private static final int ROWS = 6;

  static Stream<ScalarFunction> functions() {
    return FunctionCatalog.standard().all().stream();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void a_vector_gives_row_by_row_what_its_values_give_alone(ScalarFunction function) {
    for (Overload overload : function.overloads()) {
      for (int optional = 0; optional < 2; optional++) {
        List<ScalarType> types = types(overload, optional == 1);
        check(function, overload, types);
      }
    }
  }

  private static List<ScalarType> types(Overload overload, boolean withOptional) {
    List<ScalarType> types = new ArrayList<>();
    for (Parameter parameter : overload.parameters()) {
      if (parameter.count() != Parameter.Count.OPTIONAL || withOptional) {
        types.add(parameter.types().types().iterator().next());
      }
    }
    return types;
  }

  private static void check(ScalarFunction function, Overload overload, List<ScalarType> types) {
    Column[] arguments = types.stream().map(EveryFunctionTest::samples).toArray(Column[]::new);
    List<Argument> known = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      boolean literal = overload.parameterAt(i, arguments.length).literal();
      if (literal) {
        arguments[i] = Column.constant(types.get(i), arguments[i].get(1), ROWS);
      }
      known.add(new Argument(types.get(i), "x", literal ? arguments[i].slice(0, 1) : null));
    }
    ScalarType promised = overload.returns().of(known);
    List<Value> alone = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      Column[] one = new Column[arguments.length];
      for (int i = 0; i < one.length; i++) {
        one[i] = Column.constant(types.get(i), arguments[i].get(row), 1);
      }
      alone.add(evaluated(overload, one, 1, promised).get(0));
    }
    Column together = evaluated(overload, arguments, ROWS, promised);
    assertThat(together.size()).isEqualTo(ROWS);
    if (function.pure() && !alone.contains(FAILED)) {
      for (int row = 0; row < ROWS; row++) {
        assertThat(together.get(row))
            .as("%s row %d", function.name(), row)
            .isEqualTo(alone.get(row));
      }
    }
    assertThat(evaluated(overload, none(types), 0, promised).size()).isZero();
  }

  private static final Value FAILED = Values.of("the query failed");

  private static Column evaluated(
      Overload overload, Column[] arguments, int rows, ScalarType promised) {
    try {
      Column result = overload.kernel().evaluate(Evaluation.at(Call.NOW), arguments, rows);
      assertThat(result.type()).isEqualTo(promised);
      return result;
    } catch (EvaluationFailure | PatternSyntaxException refused) {
      return Column.constant(ScalarType.STRING, FAILED, rows);
    }
  }

  private static Column[] none(List<ScalarType> types) {
    return types.stream().map(type -> Column.builder(type, 0).build()).toArray(Column[]::new);
  }

  private static Column samples(ScalarType type) {
    List<Value> values =
        switch (type) {
          case BOOL -> list(Values.NULL, Values.TRUE, Values.FALSE);
          case INT -> list(Values.NULL, new Value.Int32(3), new Value.Int32(-7));
          case LONG -> list(Values.NULL, Values.of(2L), Values.of(Long.MIN_VALUE));
          case REAL -> list(Values.NULL, Values.of(0.5), Values.of(Double.NaN));
          case DECIMAL ->
              list(
                  Values.NULL,
                  new Value.Decimal(new BigDecimal("1.25")),
                  new Value.Decimal(BigDecimal.ZERO));
          case STRING -> list(Values.EMPTY_TEXT, Values.of("10.0.0.1/8"), Values.of("(["));
          case DATETIME -> list(Values.NULL, new Value.Datetime(Call.NOW), new Value.Datetime(0));
          case TIMESPAN ->
              list(Values.NULL, new Value.Timespan(36_000_000_000L), new Value.Timespan(-1));
          case GUID ->
              list(Values.NULL, new Value.Guid(new UUID(1, 2)), new Value.Guid(new UUID(3, 4)));
          case DYNAMIC ->
              list(
                  Values.NULL, Json.parse("[1,null,\"a\",2.5]"), Json.parse("{\"a\":{\"b\":[1]}}"));
        };
    return Column.of(type, values);
  }

  private static List<Value> list(Value a, Value b, Value c) {
    return List.of(b, b, a, c, c, a);
  }
}
