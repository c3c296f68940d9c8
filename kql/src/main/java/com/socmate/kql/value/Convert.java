package com.socmate.kql.value;

import com.socmate.kql.type.ScalarType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;

/// Conversions between the types, as `tostring`, `tolong` and their like make them: what cannot be
/// converted is null.
public final class Convert {
  private static final MathContext DECIMAL = new MathContext(34);

  private Convert() {}

  /// A value as the given type; null where it has no meaning there.
  public static Value to(ScalarType type, Value value) {
    if (value.isNull()) {
      return type == ScalarType.STRING ? Values.EMPTY_TEXT : Values.NULL;
    }
    return switch (type) {
      case BOOL -> toBool(value);
      case INT -> toInt(value);
      case LONG -> toLong(value);
      case REAL -> toReal(value);
      case DECIMAL -> toDecimal(value);
      case STRING -> value instanceof Value.Text ? value : Values.of(ValueText.of(value));
      case DATETIME -> toDatetime(value);
      case TIMESPAN -> toTimespan(value);
      case GUID -> toGuid(value);
      case DYNAMIC -> value instanceof Value.Int32(int small) ? Values.of((long) small) : value;
    };
  }

  /// A column as the given type.
  public static Column column(Column column, ScalarType type) {
    if (column.type() == type) {
      return column;
    }
    if (column.isConstant()) {
      return Column.constant(type, to(type, column.get(0)), column.size());
    }
    if (column instanceof LongColumn numbers && column.type().isInteger()) {
      switch (type) {
        case LONG -> {
          return numbers.as(ScalarType.LONG);
        }
        case REAL -> {
          return numbers.toReal();
        }
        default -> {}
      }
    }
    if (column instanceof StringColumn texts && texts.isEncoded()) {
      return encoded(texts, type);
    }
    ColumnBuilder builder = Column.builder(type, column.size());
    for (int row = 0; row < column.size(); row++) {
      builder.append(to(type, column.get(row)));
    }
    return builder.build();
  }

  private static Column encoded(StringColumn texts, ScalarType type) {
    String[] dictionary = texts.dictionary();
    ColumnBuilder builder = Column.builder(type, dictionary.length);
    for (String text : dictionary) {
      builder.append(to(type, Values.of(text)));
    }
    return builder.build().gather(texts.codes(), texts.size());
  }

  private static Value toBool(Value value) {
    return switch (value) {
      case Value.Bool it -> it;
      case Value.Int32 it -> Values.of(it.value() != 0);
      case Value.Int64 it -> Values.of(it.value() != 0);
      case Value.Real it -> Values.of(it.value() != 0);
      case Value.Decimal it -> Values.of(it.value().signum() != 0);
      case Value.Text it -> textToBool(it.value());
      default -> Values.NULL;
    };
  }

  private static Value textToBool(String text) {
    String trimmed = text.strip().toLowerCase(Locale.ROOT);
    return switch (trimmed) {
      case "true" -> Values.TRUE;
      case "false" -> Values.FALSE;
      default -> {
        Value number = NumberText.integer(trimmed);
        yield number instanceof Value.Int64 it ? Values.of(it.value() != 0) : Values.NULL;
      }
    };
  }

  private static Value toInt(Value value) {
    Value whole = toLong(value);
    return whole instanceof Value.Int64(long number) && number == (int) number
        ? new Value.Int32((int) number)
        : Values.NULL;
  }

  private static Value toLong(Value value) {
    return switch (value) {
      case Value.Bool it -> Values.of(it.value() ? 1L : 0L);
      case Value.Int32 it -> Values.of((long) it.value());
      case Value.Int64 it -> it;
      case Value.Real it -> realToLong(it.value());
      case Value.Decimal it -> decimalToLong(it.value());
      case Value.Text it -> NumberText.integer(it.value());
      case Value.Datetime it -> Values.of(it.ticks());
      case Value.Timespan it -> Values.of(it.ticks());
      default -> Values.NULL;
    };
  }

  private static Value realToLong(double real) {
    return Double.isNaN(real) || Math.abs(real) >= 0x1p63 ? Values.NULL : Values.of((long) real);
  }

  private static Value decimalToLong(BigDecimal decimal) {
    BigDecimal whole = decimal.setScale(0, RoundingMode.DOWN);
    return whole.precision() - whole.scale() > 19
            || whole.compareTo(new BigDecimal(whole.longValue())) != 0
        ? Values.NULL
        : Values.of(whole.longValue());
  }

  private static Value toReal(Value value) {
    return switch (value) {
      case Value.Bool it -> Values.of(it.value() ? 1.0 : 0.0);
      case Value.Int32 it -> Values.of((double) it.value());
      case Value.Int64 it -> Values.of((double) it.value());
      case Value.Real it -> it;
      case Value.Decimal it -> Values.of(it.value().doubleValue());
      case Value.Text it -> NumberText.real(it.value());
      case Value.Datetime it -> Values.of((double) it.ticks());
      case Value.Timespan it -> Values.of((double) it.ticks());
      default -> Values.NULL;
    };
  }

  private static Value toDecimal(Value value) {
    return switch (value) {
      case Value.Bool it -> decimal(it.value() ? BigDecimal.ONE : BigDecimal.ZERO);
      case Value.Int32 it -> decimal(BigDecimal.valueOf(it.value()));
      case Value.Int64 it -> decimal(BigDecimal.valueOf(it.value()));
      case Value.Real it ->
          Double.isFinite(it.value()) ? decimal(BigDecimal.valueOf(it.value())) : Values.NULL;
      case Value.Decimal it -> it;
      case Value.Text it -> NumberText.decimal(it.value());
      case Value.Timespan it -> decimal(BigDecimal.valueOf(it.ticks()));
      default -> Values.NULL;
    };
  }

  private static Value decimal(BigDecimal number) {
    BigDecimal rounded = number.round(DECIMAL);
    return new Value.Decimal(rounded.scale() <= 0 ? rounded.setScale(0) : strip(rounded));
  }

  private static BigDecimal strip(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static Value toDatetime(Value value) {
    OptionalLong ticks =
        switch (value) {
          case Value.Datetime it -> OptionalLong.of(it.ticks());
          case Value.Text it -> DatetimeText.parse(it.value());
          case Value.Int32 it -> OptionalLong.of(it.value());
          case Value.Int64 it -> OptionalLong.of(it.value());
          case Value.Real it -> OptionalLong.of((long) it.value());
          default -> OptionalLong.empty();
        };
    return ticks.isPresent() && Ticks.isDatetime(ticks.getAsLong())
        ? new Value.Datetime(ticks.getAsLong())
        : Values.NULL;
  }

  private static Value toTimespan(Value value) {
    return switch (value) {
      case Value.Timespan it -> it;
      case Value.Text it -> {
        OptionalLong ticks = TimespanText.parse(it.value());
        yield ticks.isPresent() ? new Value.Timespan(ticks.getAsLong()) : Values.NULL;
      }
      case Value.Int32 it -> new Value.Timespan(it.value());
      case Value.Int64 it -> new Value.Timespan(it.value());
      case Value.Real it -> new Value.Timespan((long) it.value());
      default -> Values.NULL;
    };
  }

  private static Value toGuid(Value value) {
    return switch (value) {
      case Value.Guid it -> it;
      case Value.Text it -> guid(it.value());
      default -> Values.NULL;
    };
  }

  private static Value guid(String text) {
    String digits = text.strip();
    if (digits.startsWith("{") && digits.endsWith("}")) {
      digits = digits.substring(1, digits.length() - 1);
    }
    digits = digits.replace("-", "");
    if (digits.length() != 32 || !digits.chars().allMatch(Convert::isHex)) {
      return Values.NULL;
    }
    return new Value.Guid(
        new UUID(
            Long.parseUnsignedLong(digits.substring(0, 16), 16),
            Long.parseUnsignedLong(digits.substring(16), 16)));
  }

  private static boolean isHex(int c) {
    return Character.digit(c, 16) >= 0 && c < 128;
  }
}
