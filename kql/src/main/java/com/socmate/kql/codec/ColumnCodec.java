package com.socmate.kql.codec;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.BoolColumn;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.DecimalColumn;
import com.socmate.kql.value.DynamicColumn;
import com.socmate.kql.value.GuidColumn;
import com.socmate.kql.value.Json;
import com.socmate.kql.value.LongColumn;
import com.socmate.kql.value.RealColumn;
import com.socmate.kql.value.StringColumn;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import com.socmate.kql.value.Values;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Columns as bytes and back: whole numbers and moments in few bits, texts by dictionary where they
/// repeat, dynamic values as JSON that is parsed only when looked at.
public final class ColumnCodec {
  private ColumnCodec() {}

  /// The bytes of a column; [#decode] needs its type and size besides.
  public static byte[] encode(Column column) {
    Bytes bytes = new Bytes();
    boolean constant = column.isConstant() && column.size() > 0;
    bytes.put(constant ? 1 : 0);
    Column stored = constant ? column.slice(0, 1) : column;
    if (stored instanceof StringColumn texts) {
      TextCodec.write(texts, bytes);
    } else {
      nulls(stored, bytes);
      switch (stored) {
        case LongColumn longs -> LongCodec.write(longs, bytes);
        case RealColumn reals -> reals(reals, bytes);
        case BoolColumn bools -> bools(bools, bytes);
        case DynamicColumn dynamics -> TextCodec.write(json(dynamics), bytes);
        case GuidColumn guids -> guids(guids, bytes);
        case DecimalColumn _, StringColumn _ -> printed(stored, bytes);
      }
    }
    return bytes.toArray();
  }

  private static void reals(RealColumn reals, Bytes bytes) {
    for (int row = 0; row < reals.size(); row++) {
      bytes.putFixed(Double.doubleToRawLongBits(reals.isNull(row) ? 0 : reals.getDouble(row)));
    }
  }

  private static void bools(BoolColumn bools, Bytes bytes) {
    int[] bits = new int[bools.size()];
    for (int row = 0; row < bits.length; row++) {
      bits[row] = !bools.isNull(row) && bools.getBoolean(row) ? 1 : 0;
    }
    bytes.putPacked(bits, bits.length);
  }

  private static void guids(GuidColumn guids, Bytes bytes) {
    for (int row = 0; row < guids.size(); row++) {
      UUID guid = guids.isNull(row) ? new UUID(0, 0) : guids.getGuid(row);
      bytes.putFixed(guid.getMostSignificantBits());
      bytes.putFixed(guid.getLeastSignificantBits());
    }
  }

  private static StringColumn json(DynamicColumn dynamics) {
    return dynamics
        .texts()
        .orElseGet(() -> {
          String[] texts = new String[dynamics.size()];
          for (int row = 0; row < texts.length; row++) {
            texts[row] = dynamics.isNull(row) ? "" : Json.write(dynamics.getDynamic(row));
          }
          return StringColumn.wrap(texts, texts.length);
        });
  }

  private static void printed(Column column, Bytes bytes) {
    for (int row = 0; row < column.size(); row++) {
      bytes.putText(column.isNull(row) ? "" : ValueText.of(column.get(row)));
    }
  }

  private static void nulls(Column column, Bytes bytes) {
    boolean some = false;
    boolean looked = column.mayHaveNulls() && !(column instanceof DynamicColumn);
    for (int row = 0; looked && row < column.size() && !some; row++) {
      some = column.isNull(row);
    }
    bytes.put(some ? 1 : 0);
    for (int row = 0; some && row < column.size(); row += 64) {
      long word = 0;
      for (int bit = 0; bit < Math.min(64, column.size() - row); bit++) {
        word |= column.isNull(row + bit) ? 1L << bit : 0;
      }
      bytes.putFixed(word);
    }
  }

  /// The column that was encoded; [IndexOutOfBoundsException] where the bytes cannot be one.
  public static Column decode(ScalarType type, byte[] encoded, int rows) {
    ByteReader reader = new ByteReader(encoded);
    boolean constant = reader.get() == 1;
    Column stored = decode(type, reader, constant ? 1 : rows);
    return constant ? Column.constant(type, stored.get(0), rows) : stored;
  }

  private static Column decode(ScalarType type, ByteReader reader, int rows) {
    if (type == ScalarType.STRING) {
      return TextCodec.read(reader, rows);
    }
    long[] nulls = reader.get() == 1 ? words(reader, rows) : null;
    return switch (type) {
      case INT, LONG, DATETIME, TIMESPAN -> LongCodec.read(type, reader, nulls, rows);
      case REAL -> reals(reader, nulls, rows);
      case BOOL -> bools(reader, nulls, rows);
      case DYNAMIC -> DynamicColumn.ofJson(TextCodec.read(reader, rows));
      case GUID -> guids(reader, nulls, rows);
      case DECIMAL -> decimals(reader, nulls, rows);
      case STRING -> throw new IllegalStateException("texts are read before");
    };
  }

  private static long[] words(ByteReader reader, int rows) {
    long[] words = new long[(rows + 63) >> 6];
    for (int i = 0; i < words.length; i++) {
      words[i] = reader.getFixed();
    }
    return words;
  }

  private static boolean isNull(long @Nullable [] nulls, int row) {
    return nulls != null && (nulls[row >> 6] & 1L << row) != 0;
  }

  private static Column reals(ByteReader reader, long @Nullable [] nulls, int rows) {
    double[] values = new double[rows];
    for (int row = 0; row < rows; row++) {
      values[row] = Double.longBitsToDouble(reader.getFixed());
    }
    return RealColumn.wrap(values, nulls, rows);
  }

  private static Column bools(ByteReader reader, long @Nullable [] nulls, int rows) {
    int[] bits = reader.getPacked(rows);
    boolean[] values = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      values[row] = bits[row] == 1;
    }
    return BoolColumn.wrap(values, nulls, rows);
  }

  private static Column guids(ByteReader reader, long @Nullable [] nulls, int rows) {
    GuidColumn.Builder builder = new GuidColumn.Builder(rows);
    for (int row = 0; row < rows; row++) {
      UUID guid = new UUID(reader.getFixed(), reader.getFixed());
      builder.append(isNull(nulls, row) ? Values.NULL : new Value.Guid(guid));
    }
    return builder.build();
  }

  private static Column decimals(ByteReader reader, long @Nullable [] nulls, int rows) {
    DecimalColumn.Builder builder = new DecimalColumn.Builder(rows);
    for (int row = 0; row < rows; row++) {
      String text = reader.getText();
      builder.append(isNull(nulls, row) ? Values.NULL : new Value.Decimal(new BigDecimal(text)));
    }
    return builder.build();
  }
}
