package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.BOOL;
import static com.socmate.kql.type.ScalarType.GUID;
import static com.socmate.kql.type.ScalarType.INT;
import static com.socmate.kql.type.ScalarType.LONG;
import static com.socmate.kql.type.ScalarType.REAL;
import static com.socmate.kql.type.ScalarType.STRING;
import static com.socmate.kql.type.ScalarType.TIMESPAN;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;

/// Numbers: roots, powers, rounding, bits, chance.
final class MathFunctions {
  private MathFunctions() {}

  static List<ScalarFunction> all() {
    List<ScalarFunction> functions = new ArrayList<>();
    real(functions, "sqrt", Math::sqrt);
    real(functions, "exp", Math::exp);
    real(functions, "exp2", x -> Math.pow(2, x));
    real(functions, "exp10", x -> Math.pow(10, x));
    real(functions, "log", Math::log);
    real(functions, "log2", x -> Math.log(x) / Math.log(2));
    real(functions, "log10", Math::log10);
    real(functions, "sin", Math::sin);
    real(functions, "cos", Math::cos);
    real(functions, "tan", Math::tan);
    real(functions, "asin", Math::asin);
    real(functions, "acos", Math::acos);
    real(functions, "atan", Math::atan);
    real(functions, "cot", x -> 1 / Math.tan(x));
    real(functions, "degrees", Math::toDegrees);
    real(functions, "radians", Math::toRadians);
    real(functions, "sign", Math::signum);
    real(functions, "gamma", SpecialFunctions::gamma);
    real(functions, "loggamma", SpecialFunctions::logGamma);
    real(functions, "erf", SpecialFunctions::erf);
    real(functions, "erfc", x -> 1 - SpecialFunctions.erf(x));
    functions.add(pair("pow", Math::pow, "base", "exponent"));
    functions.add(pair("atan2", Math::atan2, "y", "x"));
    functions.add(Define.lenient("pi", REAL, _ -> Values.of(Math.PI)));
    functions.add(abs());
    functions.add(round());
    functions.add(ceiling());
    functions.addAll(SpecialFunctions.all());
    functions.addAll(bits());
    functions.addAll(tests());
    functions.addAll(chance());
    return functions;
  }

  private static void real(
      List<ScalarFunction> functions, String name, DoubleUnaryOperator function) {
    functions.add(
        Define.strict(
                name,
                REAL,
                row -> Values.of(function.applyAsDouble(row.real(0))),
                Define.number("number"))
            .named(Naming.FIRST_ARGUMENT));
  }

  @FunctionalInterface
  private interface Two {
    double apply(double left, double right);
  }

  private static ScalarFunction pair(String name, Two function, String first, String second) {
    return Define.strict(
            name,
            REAL,
            row -> Values.of(function.apply(row.real(0), row.real(1))),
            Define.number(first),
            Define.number(second))
        .named(Naming.FIRST_ARGUMENT);
  }

  private static Value kept(Row row, ScalarType type, DoubleUnaryOperator whole) {
    return Convert.to(type, Values.of(whole.applyAsDouble(row.real(0))));
  }

  private static ScalarFunction abs() {
    ReturnRule rule =
        arguments -> arguments.getFirst().type() == INT ? LONG : arguments.getFirst().type();
    return Define.function(
            "abs",
            Define.overload(
                rule,
                (e, a, rows) -> {
                  ScalarType type = a[0].type() == INT ? LONG : a[0].type();
                  return Define.strictKernel(type, row -> magnitude(row.value(0)))
                      .evaluate(e, new Column[] {Convert.column(a[0], type)}, rows);
                },
                Define.number("number")),
            Define.overload(
                TIMESPAN,
                Define.strictKernel(TIMESPAN, row -> magnitude(row.value(0))),
                Define.duration("number")))
        .named(Naming.FIRST_ARGUMENT);
  }

  private static Value magnitude(Value value) {
    return switch (value) {
      case Value.Int64 it -> Values.of(Math.abs(it.value()));
      case Value.Real it -> Values.of(Math.abs(it.value()));
      case Value.Decimal it -> new Value.Decimal(it.value().abs());
      case Value.Timespan it -> new Value.Timespan(Math.abs(it.ticks()));
      default -> Values.NULL;
    };
  }

  private static ScalarFunction round() {
    return Define.function(
            "round",
            Define.overload(
                ReturnRule.sameAs(0),
                (e, a, rows) -> {
                  ScalarType type = a[0].type();
                  return Define.strictKernel(type, row -> rounded(row, type)).evaluate(e, a, rows);
                },
                Define.number("number"),
                Define.integer("precision").optional()))
        .named(Naming.FIRST_ARGUMENT);
  }

  private static Value rounded(Row row, ScalarType type) {
    Value value = row.value(0);
    if (value instanceof Value.Real(double real) && !Double.isFinite(real)) {
      return value;
    }
    int digits = (int) Math.clamp(row.wholeOr(1, 0), -300L, 300L);
    BigDecimal exact =
        value instanceof Value.Real(double real) ? BigDecimal.valueOf(real) : row.decimal(0);
    return Convert.to(type, new Value.Decimal(exact.setScale(digits, RoundingMode.HALF_UP)));
  }

  private static ScalarFunction ceiling() {
    return Define.function(
            "ceiling",
            Define.overload(
                ReturnRule.sameAs(0),
                (e, a, rows) -> {
                  ScalarType type = a[0].type();
                  return Define.strictKernel(
                          type,
                          row -> type.isInteger() ? row.value(0) : kept(row, type, Math::ceil))
                      .evaluate(e, a, rows);
                },
                Define.number("number")))
        .named(Naming.FIRST_ARGUMENT);
  }

  private static List<ScalarFunction> bits() {
    List<ScalarFunction> functions = new ArrayList<>();
    bits(functions, "binary_and", (a, b) -> a & b);
    bits(functions, "binary_or", (a, b) -> a | b);
    bits(functions, "binary_xor", (a, b) -> a ^ b);
    bits(functions, "binary_shift_left", (a, b) -> a << b);
    bits(functions, "binary_shift_right", (a, b) -> a >> b);
    functions.add(
        Define.strict("binary_not", LONG, row -> Values.of(~row.whole(0)), Define.integer("value"))
            .named(Naming.FIRST_ARGUMENT));
    functions.add(
        Define.strict(
                "bitset_count_ones",
                LONG,
                row -> Values.of((long) Long.bitCount(row.whole(0))),
                Define.integer("value"))
            .named(Naming.FIRST_ARGUMENT));
    return functions;
  }

  private static void bits(List<ScalarFunction> functions, String name, LongBinaryOperator join) {
    functions.add(
        Define.strict(
                name,
                LONG,
                row -> Values.of(join.applyAsLong(row.whole(0), row.whole(1))),
                Define.integer("value1"),
                Define.integer("value2"))
            .named(Naming.FIRST_ARGUMENT));
  }

  private static List<ScalarFunction> tests() {
    return List.of(
        Define.strict(
            "isnan", BOOL, row -> Values.of(Double.isNaN(row.real(0))), Define.number("number")),
        Define.strict(
            "isinf",
            BOOL,
            row -> Values.of(Double.isInfinite(row.real(0))),
            Define.number("number")),
        Define.strict(
            "isfinite",
            BOOL,
            row -> Values.of(Double.isFinite(row.real(0))),
            Define.number("number")),
        Define.strict(
            "around",
            BOOL,
            row -> {
              double distance = Math.abs(row.real(0) - row.real(1));
              boolean ticks =
                  row.value(0) instanceof Value.Datetime || row.value(0) instanceof Value.Timespan;
              return Values.of(
                  ticks
                      ? Math.abs(row.whole(0) - row.whole(1)) <= Math.abs(row.whole(2))
                      : distance <= Math.abs(row.real(2)));
            },
            Define.any("value"),
            Define.any("center"),
            Define.any("delta")),
        Define.strict(
                "format_bytes",
                STRING,
                MathFunctions::formatBytes,
                Define.number("size"),
                Define.integer("precision").optional(),
                Define.text("units").optional())
            .named(Naming.FIRST_ARGUMENT));
  }

  private static final List<String> UNITS = List.of("Bytes", "KB", "MB", "GB", "TB", "PB", "EB");

  private static Value formatBytes(Row row) {
    double size = row.real(0);
    String wanted = row.textOr(2, "");
    int unit =
        wanted.isEmpty()
            ? -1
            : UNITS.indexOf(
                wanted.equalsIgnoreCase("bytes") ? "Bytes" : wanted.toUpperCase(Locale.ROOT));
    if (unit < 0) {
      unit = 0;
      while (unit < UNITS.size() - 1 && Math.abs(size) >= Math.pow(1024, unit + 1)) {
        unit++;
      }
    }
    BigDecimal scaled =
        BigDecimal.valueOf(size / Math.pow(1024, unit))
            .setScale((int) Math.clamp(row.wholeOr(1, 0), 0L, 15L), RoundingMode.HALF_UP);
    BigDecimal plain = scaled.signum() == 0 ? BigDecimal.ZERO : scaled.stripTrailingZeros();
    return Values.of(plain.toPlainString() + " " + UNITS.get(unit));
  }

  private static List<ScalarFunction> chance() {
    return List.of(
        Define.function(
                "rand",
                Define.overload(
                    REAL,
                    Define.kernel(REAL, row -> Values.of(row.evaluation().random().nextDouble()))),
                Define.overload(
                    REAL,
                    varying(
                        REAL,
                        row ->
                            Values.of(
                                (double)
                                    row.evaluation().random().nextLong(Math.max(1, row.whole(0))))),
                    Define.integer("number")))
            .impure(),
        Define.function(
                "new_guid",
                Define.overload(
                    GUID,
                    Define.kernel(
                        GUID,
                        row ->
                            new Value.Guid(
                                new UUID(
                                    (row.evaluation().random().nextLong() & ~0xf000L) | 0x4000L,
                                    (row.evaluation().random().nextLong() >>> 2)
                                        | 0x8000000000000000L)))))
            .impure());
  }

  /// A kernel asked anew for every row, constant arguments or not.
  private static Kernel varying(ScalarType type, Define.RowFunction function) {
    return (evaluation, arguments, rows) -> {
      var builder = Column.builder(type, rows);
      Row row = new Row(evaluation, arguments);
      for (int i = 0; i < rows; i++) {
        row.moveTo(i);
        builder.append(function.apply(row));
      }
      return builder.build();
    };
  }
}
