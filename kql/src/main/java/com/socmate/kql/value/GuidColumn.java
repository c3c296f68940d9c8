package com.socmate.kql.value;

import com.socmate.kql.type.ScalarType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Guids.
public final class GuidColumn extends ObjectColumn<UUID> {
  private GuidColumn(UUID[] values, long @Nullable [] nulls, int size, boolean constant) {
    super(ScalarType.GUID, values, nulls, size, constant);
  }

  /// A column over the given array, which the caller gives up; bit r of `nulls` set means row r is
  /// null.
  public static GuidColumn wrap(UUID[] values, long @Nullable [] nulls, int size) {
    return new GuidColumn(values, nulls, size, false);
  }

  /// The value of a row; unspecified where the row is null.
  public UUID getGuid(int row) {
    return at(row);
  }

  @Override
  Value boxed(UUID value) {
    return new Value.Guid(value);
  }

  @Override
  GuidColumn with(UUID[] values, long @Nullable [] nulls, int size, boolean constant) {
    return new GuidColumn(values, nulls, size, constant);
  }

  @Override
  long weightOfEach() {
    return 40;
  }

  /// Collects a [GuidColumn].
  public static final class Builder extends ObjectColumn.Builder<UUID> {
    public Builder(int capacity) {
      super(ScalarType.GUID, new UUID[Math.max(capacity, 1)]);
    }

    public Builder add(UUID value) {
      put(value);
      return this;
    }

    @Override
    public Builder append(Value value) {
      switch (value) {
        case Value.Null _ -> appendNull();
        case Value.Guid it -> put(it.value());
        default -> throw refuse(value);
      }
      return this;
    }

    @Override
    GuidColumn column(UUID[] values, long @Nullable [] nulls, int size) {
      return new GuidColumn(values, nulls, size, false);
    }
  }
}
