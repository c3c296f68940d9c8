package com.socmate.kql.function;

import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Dynamic arrays as runs of numbers and back. What is no number is NaN here and null there.
final class Series {
  private Series() {}

  static double[] numbers(List<Value> items) {
    double[] numbers = new double[items.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Numbers.isNumber(items.get(i)) ? Numbers.real(items.get(i)) : Double.NaN;
    }
    return numbers;
  }

  static Value reals(double... numbers) {
    List<Value> items = new ArrayList<>(numbers.length);
    for (double number : numbers) {
      items.add(Double.isNaN(number) ? Values.NULL : Values.of(number));
    }
    return new Value.Array(items);
  }

  static double mean(double[] numbers) {
    double sum = 0;
    int count = 0;
    for (double number : numbers) {
      if (!Double.isNaN(number)) {
        sum += number;
        count++;
      }
    }
    return sum / count;
  }

  /// The sum of squared distances from the mean, over how many are left when `lost` are taken off.
  static double variance(double[] numbers, int lost) {
    double mean = mean(numbers);
    double sum = 0;
    int count = 0;
    for (double number : numbers) {
      if (!Double.isNaN(number)) {
        sum += (number - mean) * (number - mean);
        count++;
      }
    }
    return count <= lost ? 0 : sum / (count - lost);
  }

  /// A percentile with the neighbours weighed in.
  static double percentile(double[] numbers, double percentage) {
    double[] sorted = Arrays.stream(numbers).filter(it -> !Double.isNaN(it)).sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = Math.clamp(percentage, 0, 100) / 100 * (sorted.length - 1);
    int below = (int) place;
    double above = below + 1 < sorted.length ? sorted[below + 1] : sorted[below];
    return sorted[below] + (place - below) * (above - sorted[below]);
  }

  static double[] minus(double[] left, double[] right) {
    double[] rest = new double[left.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = left[i] - right[i];
    }
    return rest;
  }
}
