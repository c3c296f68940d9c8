package com.socmate.kql.codec;

import com.socmate.kql.value.StringColumn;
import com.socmate.kql.value.TextBlob;
import java.nio.charset.StandardCharsets;

/// Texts as the lengths and the bytes of the distinct ones, and for each row which it has.
final class TextCodec {
  private TextCodec() {}

  static void write(StringColumn column, Bytes bytes) {
    StringColumn best = column;
    if (!column.isEncoded()) {
      StringColumn.Builder builder = new StringColumn.Builder(column.size());
      for (int row = 0; column.blob().isEmpty() && row < column.size(); row++) {
        builder.add(column.getString(row));
      }
      best = column.blob().isPresent() ? column : builder.buildEncoded();
    }
    best = best.isEncoded() ? withoutUnused(best) : best;
    boolean encoded = best.isEncoded();
    bytes.put(encoded ? 1 : 0);
    int count = encoded ? best.dictionarySize() : best.size();
    bytes.putVarint(count);
    texts(best, count, bytes);
    if (encoded) {
      int[] codes = new int[best.size()];
      for (int row = 0; row < codes.length; row++) {
        codes[row] = best.code(row);
      }
      bytes.putPacked(codes, codes.length);
    }
  }

  /// The column with a dictionary of only what its rows have.
  private static StringColumn withoutUnused(StringColumn column) {
    int[] places = new int[column.dictionarySize()];
    int[] codes = new int[column.size()];
    int used = 0;
    for (int row = 0; row < codes.length; row++) {
      int code = column.code(row);
      if (places[code] == 0) {
        places[code] = ++used;
      }
      codes[row] = places[code] - 1;
    }
    if (used == places.length) {
      return column;
    }
    String[] dictionary = new String[used];
    for (int code = 0; code < places.length; code++) {
      if (places[code] > 0) {
        dictionary[places[code] - 1] = column.dictionaryValue(code);
      }
    }
    return StringColumn.ofDictionary(dictionary, codes, codes.length);
  }

  private static void texts(StringColumn column, int count, Bytes bytes) {
    int[] lengths = new int[count];
    byte[][] texts = new byte[0][];
    TextBlob blob = column.blob().orElse(null);
    if (blob == null) {
      texts = new byte[count][];
      for (int i = 0; i < count; i++) {
        texts[i] = column.dictionaryValue(i).getBytes(StandardCharsets.UTF_8);
        lengths[i] = texts[i].length;
      }
    } else {
      for (int i = 0; i < count; i++) {
        lengths[i] = blob.length(i);
      }
    }
    bytes.putPacked(lengths, count);
    if (blob != null) {
      byte[] all = blob.utf8();
      bytes.putBytes(all, 0, all.length);
    }
    for (byte[] text : texts) {
      bytes.putBytes(text, 0, text.length);
    }
  }

  private static int greatest(int[] codes) {
    int greatest = 0;
    for (int code : codes) {
      greatest = Math.max(greatest, code);
    }
    return greatest;
  }

  static StringColumn read(ByteReader reader, int rows) {
    boolean encoded = reader.get() == 1;
    int count = reader.getCount();
    int[] ends = reader.getPacked(count);
    int end = 0;
    for (int i = 0; i < count; i++) {
      end = Math.addExact(end, ends[i]);
      ends[i] = end;
    }
    int from = reader.at();
    reader.skip(end);
    TextBlob blob = TextBlob.of(reader.bytes(), from, ends, count);
    int[] codes = encoded ? reader.getPacked(rows) : null;
    if (codes == null ? count != rows : greatest(codes) >= count) {
      throw new IndexOutOfBoundsException("codes beyond the dictionary");
    }
    return StringColumn.ofBlob(blob, codes, rows);
  }
}
