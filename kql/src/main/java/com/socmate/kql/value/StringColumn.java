package com.socmate.kql.value;

import com.socmate.kql.type.ScalarType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Strings, never null. It may be dictionary-encoded: then row r holds `dictionary[codes[r]]`, and
/// a function of one string runs once per distinct value. A column from storage makes its strings
/// when they are first asked for.
public final class StringColumn extends Column {
  private final @Nullable String[] values;
  private final int @Nullable [] codes;
  private final @Nullable TextBlob blob;

  private StringColumn(
      @Nullable String[] values,
      int @Nullable [] codes,
      @Nullable TextBlob blob,
      int size,
      boolean constant) {
    super(ScalarType.STRING, size, constant);
    this.values = values;
    this.codes = codes;
    this.blob = blob;
  }

  /// A column over the given array, which the caller gives up.
  public static StringColumn wrap(String[] values, int size) {
    return new StringColumn(values, null, null, size, false);
  }

  /// A dictionary-encoded column; the caller gives up both arrays.
  public static StringColumn ofDictionary(String[] dictionary, int[] codes, int size) {
    return new StringColumn(dictionary, codes, null, size, false);
  }

  /// A column of the texts of a blob: one per row, or where there are codes, which the caller gives
  /// up, those of the dictionary it is.
  public static StringColumn ofBlob(TextBlob blob, int @Nullable [] codes, int size) {
    return new StringColumn(new String[blob.count()], codes, blob, size, false);
  }

  public String getString(int row) {
    int slot = row & mask;
    return value(codes == null ? slot : codes[slot]);
  }

  /// Threads may make the same string twice, which does no harm.
  private String value(int slot) {
    String known = values[slot];
    if (known == null) {
      known = Objects.requireNonNull(blob).text(slot);
      values[slot] = known;
    }
    return known;
  }

  /// Whether rows are codes into [#dictionary()].
  public boolean isEncoded() {
    return codes != null;
  }

  /// The distinct values of an encoded column. Some may be used by no row.
  public String[] dictionary() {
    String[] all = new String[values.length];
    for (int slot = 0; slot < all.length; slot++) {
      all[slot] = value(slot);
    }
    return all;
  }

  /// How many values there are in [#dictionary()].
  public int dictionarySize() {
    return values.length;
  }

  /// One value of [#dictionary()].
  public String dictionaryValue(int code) {
    return value(code);
  }

  /// The bytes of the dictionary, or of the rows where there is none, if the column has them.
  public Optional<TextBlob> blob() {
    return Optional.ofNullable(blob);
  }

  /// The place in the dictionary of a row of an encoded column; of a plain one, its slot.
  public int code(int row) {
    int slot = row & mask;
    return codes == null ? slot : codes[slot];
  }

  long hashAt(int row) {
    return hashOfDictionary(code(row));
  }

  /// The hash of a value of the dictionary, or of a slot where there is none.
  long hashOfDictionary(int code) {
    return blob == null ? Hashing.of(value(code)) : blob.hash(code);
  }

  /// The codes of an encoded column that is no constant, one per row; nobody changes them.
  public int[] codes() {
    if (codes == null) {
      throw new IllegalStateException("a plain column has no codes");
    }
    return codes;
  }

  /// The column, computed once per distinct value, that has `perValue` at the place of each code.
  public Column spread(Column perValue) {
    return perValue.gather(codes(), size());
  }

  /// The distinct values of an encoded column as a column of their own.
  public StringColumn distinctValues() {
    return new StringColumn(values, null, blob, values.length, false);
  }

  /// This column with `change` applied to every value; once per distinct value where encoded.
  public StringColumn map(UnaryOperator<String> change) {
    if (isConstant()) {
      String[] one = {change.apply(getString(0))};
      return new StringColumn(one, null, null, size(), true);
    }
    int count = codes == null ? size() : values.length;
    String[] changed = new String[count];
    for (int i = 0; i < count; i++) {
      changed[i] = change.apply(value(i));
    }
    return new StringColumn(changed, codes, null, size(), false);
  }

  @Override
  public boolean isNull(int row) {
    return false;
  }

  @Override
  boolean isBlank() {
    return getString(0).isEmpty();
  }

  @Override
  public boolean mayHaveNulls() {
    return false;
  }

  @Override
  public Value get(int row) {
    return Values.of(getString(row));
  }

  /// Few rows of a great dictionary do not keep it alive.
  @Override
  public StringColumn gather(int[] rows, int count) {
    if (staysConstant(rows, count)) {
      return resized(count);
    }
    boolean pads = mayPad(rows, count);
    if (codes != null && !pads && (count >= values.length / 4 || values.length <= 64)) {
      int[] taken = new int[count];
      for (int i = 0; i < count; i++) {
        taken[i] = codes[rows[i] & mask];
      }
      return new StringColumn(values, taken, blob, count, false);
    }
    if (codes == null && !pads && blob != null && count >= values.length / 4) {
      int[] taken = new int[count];
      for (int i = 0; i < count; i++) {
        taken[i] = rows[i] & mask;
      }
      return new StringColumn(values, taken, blob, count, false);
    }
    String[] taken = new String[count];
    for (int i = 0; i < count; i++) {
      taken[i] = rows[i] < 0 ? "" : getString(rows[i]);
    }
    return new StringColumn(taken, null, null, count, false);
  }

  /// The columns one after the other, their dictionaries too where that pays.
  @SuppressWarnings("ReferenceEquality")
  static StringColumn joined(List<Column> parts, int total) {
    Optional<StringColumn> bytes = joinedBytes(parts, total);
    if (bytes.isPresent()) {
      return bytes.get();
    }
    boolean encoded = true;
    long distinct = 0;
    StringColumn last = null;
    for (Column part : parts) {
      StringColumn texts = (StringColumn) part;
      encoded &= texts.isEncoded() || texts.isConstant();
      distinct += last != null && last.values == texts.values ? 0 : texts.values.length;
      last = texts;
    }
    return encoded && distinct * 2 < total
        ? joinedDictionaries(parts, total, (int) distinct)
        : joinedTexts(parts, total);
  }

  /// Where all have their bytes at hand, no string is made of them.
  private static Optional<StringColumn> joinedBytes(List<Column> parts, int total) {
    List<TextBlob> blobs = new ArrayList<>();
    for (Column part : parts) {
      TextBlob blob = ((StringColumn) part).blob;
      if (blob == null || part.isConstant()) {
        return Optional.empty();
      }
      if (blobs.isEmpty() || !blobs.getLast().equals(blob)) {
        blobs.add(blob);
      }
    }
    return TextBlob.joined(blobs).map(joined -> ofBlob(joined, joinedCodes(parts, total), total));
  }

  private static int[] joinedCodes(List<Column> parts, int total) {
    int[] codes = new int[total];
    int row = 0;
    int base = 0;
    TextBlob last = null;
    for (Column part : parts) {
      StringColumn texts = (StringColumn) part;
      TextBlob blob = Objects.requireNonNull(texts.blob);
      base += last == null || last.equals(blob) ? 0 : last.count();
      last = blob;
      for (int i = 0; i < texts.size(); i++) {
        codes[row++] = base + texts.code(i);
      }
    }
    return codes;
  }

  @SuppressWarnings("ReferenceEquality")
  private static StringColumn joinedDictionaries(List<Column> parts, int total, int distinct) {
    String[] dictionary = new String[distinct];
    int[] codes = new int[total];
    int used = 0;
    int base = 0;
    int row = 0;
    @Nullable String[] last = null;
    for (Column part : parts) {
      StringColumn texts = (StringColumn) part;
      if (texts.values != last) {
        base = used;
        for (int slot = 0; slot < texts.values.length; slot++) {
          dictionary[used++] = texts.value(slot);
        }
        last = texts.values;
      }
      for (int i = 0; i < texts.size(); i++) {
        codes[row++] = base + texts.code(i);
      }
    }
    return new StringColumn(dictionary, codes, null, total, false);
  }

  private static StringColumn joinedTexts(List<Column> parts, int total) {
    String[] values = new String[total];
    int row = 0;
    for (Column part : parts) {
      StringColumn texts = (StringColumn) part;
      for (int i = 0; i < texts.size(); i++) {
        values[row++] = texts.getString(i);
      }
    }
    return new StringColumn(values, null, null, total, false);
  }

  @Override
  StringColumn resized(int size) {
    return new StringColumn(values, codes, blob, size, true);
  }

  @Override
  StringColumn asConstant(int size) {
    return new StringColumn(new String[] {getString(0)}, null, null, size, true);
  }

  @Override
  public long weight() {
    long bytes = 32 + (codes == null ? 0 : 4L * codes.length);
    if (blob != null) {
      return bytes + 2 * blob.weight() + 60L * values.length;
    }
    int used = isConstant() ? 1 : codes == null ? size() : values.length;
    for (int i = 0; i < used; i++) {
      bytes += 48 + value(i).length();
    }
    return bytes;
  }

  /// Collects a plain [StringColumn].
  public static final class Builder extends ColumnBuilder {
    private String[] values;
    private int size;

    public Builder(int capacity) {
      this.values = new String[Math.max(capacity, 1)];
    }

    @Override
    public ScalarType type() {
      return ScalarType.STRING;
    }

    @Override
    public int size() {
      return size;
    }

    public Builder add(String value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
      return this;
    }

    @Override
    public Builder append(Value value) {
      return switch (value) {
        case Value.Null _ -> appendNull();
        case Value.Text it -> add(it.value());
        default -> throw refuse(value);
      };
    }

    @Override
    public Builder appendNull() {
      return add("");
    }

    @Override
    public Builder appendFrom(Column column, int row) {
      return add(((StringColumn) column).getString(row));
    }

    @Override
    public StringColumn build() {
      return new StringColumn(values, null, null, size, false);
    }

    /// Builds an encoded column where fewer than half of the values are distinct, else a plain one.
    public StringColumn buildEncoded() {
      Map<String, Integer> places = new HashMap<>();
      int[] codes = new int[size];
      for (int i = 0; i < size; i++) {
        codes[i] = places.computeIfAbsent(values[i], _ -> places.size());
        if (places.size() * 2 > size + 2) {
          return build();
        }
      }
      String[] dictionary = new String[places.size()];
      places.forEach((text, place) -> dictionary[place] = text);
      return new StringColumn(dictionary, codes, null, size, false);
    }
  }
}
