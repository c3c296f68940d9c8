package com.socmate.kql.function;

import static com.socmate.kql.function.SeriesFitting.output;
import static com.socmate.kql.type.ScalarType.DYNAMIC;

import java.util.List;

/// `series_fft` and `series_ifft`.
final class Fourier {
  private static final int LONGEST = 1 << 16;

  private Fourier() {}

  static List<ScalarFunction> all() {
    return List.of(function("series_fft", -1), function("series_ifft", 1));
  }

  private static ScalarFunction function(String name, int direction) {
    return SeriesFitting.tuple(
        name,
        List.of(output("real", DYNAMIC), output("imag", DYNAMIC)),
        row -> {
          double[] real = Series.numbers(row.items(0));
          double[] imaginary =
              row.has(1) && row.items(1).size() == real.length
                  ? Series.numbers(row.items(1))
                  : new double[real.length];
          if (real.length > LONGEST) {
            throw new EvaluationFailure(name + "() takes series of up to 65,536 elements");
          }
          double[][] result = transform(real, imaginary, direction);
          return List.of(Series.reals(result[0]), Series.reals(result[1]));
        },
        Define.json("series"),
        Define.json("series_imaginary").optional());
  }

  private static double[][] transform(double[] real, double[] imaginary, int direction) {
    int size = real.length;
    double[][] out =
        Integer.bitCount(size) == 1
            ? fast(real, imaginary, direction)
            : direct(real, imaginary, direction);
    if (direction > 0) {
      for (int i = 0; i < size; i++) {
        out[0][i] /= size;
        out[1][i] /= size;
      }
    }
    return out;
  }

  private static double[][] direct(double[] real, double[] imaginary, int direction) {
    int size = real.length;
    double[][] out = new double[2][size];
    for (int k = 0; k < size; k++) {
      for (int n = 0; n < size; n++) {
        double angle = direction * 2 * Math.PI * ((long) k * n % size) / size;
        out[0][k] += real[n] * Math.cos(angle) - imaginary[n] * Math.sin(angle);
        out[1][k] += real[n] * Math.sin(angle) + imaginary[n] * Math.cos(angle);
      }
    }
    return out;
  }

  private static double[][] fast(double[] real, double[] imaginary, int direction) {
    int size = real.length;
    if (size == 1) {
      return new double[][] {real.clone(), imaginary.clone()};
    }
    int half = size / 2;
    double[][] parts = new double[4][half];
    for (int i = 0; i < half; i++) {
      parts[0][i] = real[2 * i];
      parts[1][i] = imaginary[2 * i];
      parts[2][i] = real[2 * i + 1];
      parts[3][i] = imaginary[2 * i + 1];
    }
    double[][] even = fast(parts[0], parts[1], direction);
    double[][] odd = fast(parts[2], parts[3], direction);
    double[][] out = new double[2][size];
    for (int k = 0; k < half; k++) {
      double angle = direction * 2 * Math.PI * k / size;
      double turnedReal = odd[0][k] * Math.cos(angle) - odd[1][k] * Math.sin(angle);
      double turnedImaginary = odd[0][k] * Math.sin(angle) + odd[1][k] * Math.cos(angle);
      out[0][k] = even[0][k] + turnedReal;
      out[1][k] = even[1][k] + turnedImaginary;
      out[0][k + half] = even[0][k] - turnedReal;
      out[1][k + half] = even[1][k] - turnedImaginary;
    }
    return out;
  }
}
