package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.REAL;

import com.socmate.kql.value.Values;
import java.util.List;

/// Gamma, beta and error functions, and the tests built on them.
final class SpecialFunctions {
  private static final double[] LANCZOS = {
    0.9999999999998099,
    676.5203681218851,
    -1259.1392167224028,
    771.3234287776531,
    -176.6150291621406,
    12.507343278686905,
    -0.13857109526572012,
    9.984369578019572e-6,
    1.5056327351493116e-7
  };

  private SpecialFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        three("beta_cdf", "x", SpecialFunctions::betaCdf),
        three("beta_inv", "probability", SpecialFunctions::betaInverse),
        three("beta_pdf", "x", SpecialFunctions::betaDensity),
        Define.strict(
            "welch_test",
            REAL,
            row ->
                Values.of(
                    welch(
                        row.real(0),
                        row.real(1),
                        row.real(2),
                        row.real(3),
                        row.real(4),
                        row.real(5))),
            Define.number("mean1"),
            Define.number("variance1"),
            Define.number("count1"),
            Define.number("mean2"),
            Define.number("variance2"),
            Define.number("count2")));
  }

  @FunctionalInterface
  private interface Three {
    double apply(double x, double alpha, double beta);
  }

  private static ScalarFunction three(String name, String first, Three function) {
    return Define.strict(
        name,
        REAL,
        row -> Values.of(function.apply(row.real(0), row.real(1), row.real(2))),
        Define.number(first),
        Define.number("alpha"),
        Define.number("beta"));
  }

  static double gamma(double x) {
    if (x == Math.rint(x) && x > 0 && x < 24) {
      double product = 1;
      for (int i = 2; i < x; i++) {
        product *= i;
      }
      return product;
    }
    if (x < 0.5) {
      return x == Math.rint(x) ? Double.NaN : Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x));
    }
    return x > 171.7 ? Double.POSITIVE_INFINITY : Math.exp(logGamma(x));
  }

  static double logGamma(double x) {
    if (x < 0.5) {
      return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - logGamma(1 - x);
    }
    double z = x - 1;
    double sum = LANCZOS[0];
    for (int i = 1; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (z + i);
    }
    double t = z + 7.5;
    return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
  }

  /// The error function, by its series near zero and a continued fraction further out.
  static double erf(double x) {
    double size = Math.abs(x);
    if (size > 6) {
      return Math.signum(x);
    }
    if (size < 2.5) {
      double term = size;
      double sum = size;
      for (int n = 1; n < 200 && Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
        term *= -size * size / n;
        sum += term / (2 * n + 1);
      }
      return Math.signum(x) * 2 / Math.sqrt(Math.PI) * sum;
    }
    double fraction = 0;
    for (int n = 120; n > 0; n--) {
      fraction = n / 2.0 / (size + fraction);
    }
    double rest = Math.exp(-size * size) / Math.sqrt(Math.PI) / (size + fraction);
    return Math.signum(x) * (1 - rest);
  }

  private static double logBeta(double a, double b) {
    return logGamma(a) + logGamma(b) - logGamma(a + b);
  }

  private static double betaDensity(double x, double a, double b) {
    return x < 0 || x > 1 || a <= 0 || b <= 0
        ? Double.NaN
        : Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - logBeta(a, b));
  }

  static double betaCdf(double x, double a, double b) {
    if (x < 0 || x > 1 || a <= 0 || b <= 0) {
      return Double.NaN;
    }
    if (x == 0 || x == 1) {
      return x;
    }
    double front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b));
    return x < (a + 1) / (a + b + 2)
        ? front * fraction(x, a, b) / a
        : 1 - front * fraction(1 - x, b, a) / b;
  }

  /// Lentz's evaluation of the continued fraction of the incomplete beta function.
  private static double fraction(double x, double a, double b) {
    double tiny = 1e-300;
    double c = 1;
    double d = inverse(1 - (a + b) * x / (a + 1), tiny);
    double result = d;
    for (int m = 1; m < 500; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = inverse(1 + even * d, tiny);
      c = away(1 + even / c, tiny);
      result *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = inverse(1 + odd * d, tiny);
      c = away(1 + odd / c, tiny);
      double step = d * c;
      result *= step;
      if (Math.abs(step - 1) < 1e-16) {
        break;
      }
    }
    return result;
  }

  private static double away(double value, double tiny) {
    return Math.abs(value) < tiny ? tiny : value;
  }

  private static double inverse(double value, double tiny) {
    return 1 / away(value, tiny);
  }

  private static double betaInverse(double probability, double a, double b) {
    if (probability < 0 || probability > 1 || a <= 0 || b <= 0) {
      return Double.NaN;
    }
    double low = 0;
    double high = 1;
    for (int i = 0; i < 200 && high - low > 1e-17; i++) {
      double middle = (low + high) / 2;
      if (betaCdf(middle, a, b) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static double welch(
      double mean1,
      double variance1,
      double count1,
      double mean2,
      double variance2,
      double count2) {
    double first = variance1 / count1;
    double second = variance2 / count2;
    double t = (mean1 - mean2) / Math.sqrt(first + second);
    double freedom =
        (first + second)
            * (first + second)
            / (first * first / (count1 - 1) + second * second / (count2 - 1));
    return betaCdf(freedom / (freedom + t * t), freedom / 2, 0.5);
  }
}
