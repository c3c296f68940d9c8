package com.socmate.kql.storage;

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
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Columns as bytes and back: whole numbers and moments as differences, texts by dictionary where
/// they repeat, dynamic values as JSON that is parsed only when looked at.
final class ColumnCodec {
  private ColumnCodec() {}

  static byte[] encode(Column column) {
    Bytes bytes = new Bytes();
    if (column instanceof StringColumn texts) {
      texts(texts, bytes);
      return bytes.toArray();
    }
    nulls(column, bytes);
    switch (column) {
      case LongColumn longs -> longs(longs, bytes);
      case RealColumn reals -> {
        for (int row = 0; row < reals.size(); row++) {
          bytes.putFixed(Double.doubleToRawLongBits(reals.isNull(row) ? 0 : reals.getDouble(row)));
        }
      }
      case BoolColumn bools -> {
        for (int row = 0; row < bools.size(); row++) {
          bytes.put(!bools.isNull(row) && bools.getBoolean(row) ? 1 : 0);
        }
      }
      case DynamicColumn dynamics -> {
        for (int row = 0; row < dynamics.size(); row++) {
          bytes.putText(dynamics.isNull(row) ? "" : Json.write(dynamics.getDynamic(row)));
        }
      }
      case GuidColumn _, DecimalColumn _, StringColumn _ -> printed(column, bytes);
    }
    return bytes.toArray();
  }

  private static void printed(Column column, Bytes bytes) {
    for (int row = 0; row < column.size(); row++) {
      bytes.putText(column.isNull(row) ? "" : ValueText.of(column.get(row)));
    }
  }

  private static void nulls(Column column, Bytes bytes) {
    boolean some = false;
    for (int row = 0; row < column.size() && !some; row++) {
      some = column.mayHaveNulls() && column.isNull(row);
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

  private static void longs(LongColumn column, Bytes bytes) {
    long last = 0;
    for (int row = 0; row < column.size(); row++) {
      long value = column.isNull(row) ? last : column.getLong(row);
      bytes.putSigned(value - last);
      last = value;
    }
  }

  private static void texts(StringColumn column, Bytes bytes) {
    StringColumn.Builder builder = new StringColumn.Builder(column.size());
    for (int row = 0; !column.isEncoded() && row < column.size(); row++) {
      builder.add(column.getString(row));
    }
    StringColumn best = column.isEncoded() ? column : builder.buildEncoded();
    bytes.put(best.isEncoded() ? 1 : 0);
    if (best.isEncoded()) {
      bytes.putVarint(best.dictionary().length);
      for (String text : best.dictionary()) {
        bytes.putText(text);
      }
      for (int row = 0; row < best.size(); row++) {
        bytes.putVarint(best.code(row));
      }
    } else {
      for (int row = 0; row < best.size(); row++) {
        bytes.putText(best.getString(row));
      }
    }
  }

  static Column decode(ScalarType type, byte[] encoded, int rows) {
    ByteReader reader = new ByteReader(encoded);
    if (type == ScalarType.STRING) {
      return texts(reader, rows);
    }
    long[] nulls = reader.get() == 1 ? words(reader, rows) : null;
    return switch (type) {
      case INT, LONG, DATETIME, TIMESPAN -> longs(type, reader, nulls, rows);
      case REAL -> reals(reader, nulls, rows);
      case BOOL -> bools(reader, nulls, rows);
      case DYNAMIC -> DynamicColumn.ofJson(strings(reader, rows), rows);
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

  private static Column texts(ByteReader reader, int rows) {
    if (reader.get() == 0) {
      return StringColumn.wrap(strings(reader, rows), rows);
    }
    String[] dictionary = strings(reader, reader.getCount());
    int[] codes = new int[rows];
    for (int row = 0; row < rows; row++) {
      codes[row] = reader.getCount();
    }
    return StringColumn.ofDictionary(dictionary, codes, rows);
  }

  private static String[] strings(ByteReader reader, int count) {
    String[] texts = new String[count];
    for (int i = 0; i < count; i++) {
      texts[i] = reader.getText();
    }
    return texts;
  }

  private static Column longs(
      ScalarType type, ByteReader reader, long @Nullable [] nulls, int rows) {
    long[] values = new long[rows];
    long last = 0;
    for (int row = 0; row < rows; row++) {
      last += reader.getSigned();
      values[row] = last;
    }
    return LongColumn.wrap(type, values, nulls, rows);
  }

  private static Column reals(ByteReader reader, long @Nullable [] nulls, int rows) {
    double[] values = new double[rows];
    for (int row = 0; row < rows; row++) {
      values[row] = Double.longBitsToDouble(reader.getFixed());
    }
    return RealColumn.wrap(values, nulls, rows);
  }

  private static Column bools(ByteReader reader, long @Nullable [] nulls, int rows) {
    boolean[] values = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      values[row] = reader.get() == 1;
    }
    return BoolColumn.wrap(values, nulls, rows);
  }

  private static Column guids(ByteReader reader, long @Nullable [] nulls, int rows) {
    GuidColumn.Builder builder = new GuidColumn.Builder(rows);
    for (int row = 0; row < rows; row++) {
      String text = reader.getText();
      if (text.isEmpty() && nulls != null) {
        builder.appendNull();
      } else {
        builder.append(new Value.Guid(UUID.fromString(text)));
      }
    }
    return builder.build();
  }

  private static Column decimals(ByteReader reader, long @Nullable [] nulls, int rows) {
    DecimalColumn.Builder builder = new DecimalColumn.Builder(rows);
    for (int row = 0; row < rows; row++) {
      String text = reader.getText();
      if (text.isEmpty() && nulls != null) {
        builder.appendNull();
      } else {
        builder.append(new Value.Decimal(new BigDecimal(text)));
      }
    }
    return builder.build();
  }
}
