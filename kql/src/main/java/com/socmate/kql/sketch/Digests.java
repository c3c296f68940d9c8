package com.socmate.kql.sketch;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.List;

/// Samples for percentiles as dynamic values, `["tdigest", type, values, weights]`, and what is
/// read from them.
public final class Digests {
  private static final String MARK = "tdigest";

  private Digests() {}

  /// The type percentiles of a type have: an int widens to long, a decimal turns real.
  public static ScalarType resultOf(ScalarType type) {
    return switch (type) {
      case INT -> ScalarType.LONG;
      case DECIMAL -> ScalarType.REAL;
      default -> type;
    };
  }

  /// A value as a number that sorts the same way.
  public static long encode(ScalarType type, Value value) {
    return switch (Convert.to(type, value)) {
      case Value.Int64 it -> it.value();
      case Value.Int32 it -> it.value();
      case Value.Datetime it -> it.ticks();
      case Value.Timespan it -> it.ticks();
      case Value.Real it -> WeightedSample.ordered(it.value());
      case Value.Bool it -> it.value() ? 1 : 0;
      default -> 0;
    };
  }

  public static Value decode(ScalarType type, long number) {
    return type == ScalarType.REAL
        ? Values.of(WeightedSample.unordered(number))
        : Convert.to(type, Values.of(number));
  }

  public static Value toValue(ScalarType type, WeightedSample sample) {
    sample.sort();
    List<Value> values = new ArrayList<>();
    List<Value> weights = new ArrayList<>();
    for (int i = 0; i < sample.size(); i++) {
      values.add(decode(type, sample.value(i)));
      weights.add(Values.of(sample.weight(i)));
    }
    return new Value.Array(
        List.of(
            Values.of(MARK),
            Values.of(type.kqlName()),
            new Value.Array(values),
            new Value.Array(weights)));
  }

  /// Whether a value is a digest made by `tdigest`.
  public static boolean isDigest(Value value) {
    return value instanceof Value.Array(List<Value> items)
        && items.size() == 4
        && items.getFirst().equals(new Value.Text(MARK));
  }

  public static ScalarType typeOf(Value digest) {
    return ScalarType.named(ValueText.of(((Value.Array) digest).items().get(1)))
        .orElse(ScalarType.REAL);
  }

  public static WeightedSample ofValue(Value digest) {
    WeightedSample sample = new WeightedSample();
    List<Value> parts = ((Value.Array) digest).items();
    ScalarType type = typeOf(digest);
    if (parts.get(2) instanceof Value.Array(List<Value> values)
        && parts.get(3) instanceof Value.Array(List<Value> weights)) {
      for (int i = 0; i < values.size() && i < weights.size(); i++) {
        long weight = weights.get(i) instanceof Value.Int64(long it) ? it : 0;
        sample.add(encode(type, values.get(i)), weight);
      }
    }
    return sample;
  }

  /// The value at a percentage of a digest; null where it is none or empty.
  public static Value percentile(Value digest, double percentage) {
    if (!isDigest(digest)) {
      return Values.NULL;
    }
    WeightedSample sample = ofValue(digest);
    return sample.isEmpty() ? Values.NULL : decode(typeOf(digest), sample.percentile(percentage));
  }

  /// How many values of a digest are no greater than one.
  public static Value rank(Value digest, Value value) {
    return isDigest(digest)
        ? Values.of((double) ofValue(digest).rank(encode(typeOf(digest), value)))
        : Values.NULL;
  }

  /// The same as a percentage of all.
  public static Value percentRank(Value digest, Value value) {
    if (!isDigest(digest)) {
      return Values.NULL;
    }
    WeightedSample sample = ofValue(digest);
    return Values.of(100.0 * sample.rank(encode(typeOf(digest), value)) / sample.total());
  }

  /// Several digests as one.
  public static Value merge(List<Value> digests) {
    WeightedSample merged = new WeightedSample();
    ScalarType type = null;
    for (Value digest : digests) {
      if (isDigest(digest)) {
        type = type == null ? typeOf(digest) : type;
        merged.merge(ofValue(digest));
      }
    }
    return type == null ? Values.NULL : toValue(type, merged);
  }
}
