package com.socmate.kql.function;

/// The polynomial nearest to points, by the normal equations solved with pivoting.
final class LeastSquares {
  private LeastSquares() {}

  /// Coefficients from the constant up.
  static double[] polynomial(double[] x, double[] y, int degree) {
    int size = degree + 1;
    double[][] matrix = new double[size][size + 1];
    for (int i = 0; i < x.length; i++) {
      double power = 1;
      double[] powers = new double[2 * size];
      for (int k = 0; k < powers.length; k++) {
        powers[k] = power;
        power *= x[i];
      }
      for (int row = 0; row < size; row++) {
        for (int column = 0; column < size; column++) {
          matrix[row][column] += powers[row + column];
        }
        matrix[row][size] += powers[row] * y[i];
      }
    }
    return solve(matrix);
  }

  static double at(double[] coefficients, double x) {
    double value = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      value = value * x + coefficients[i];
    }
    return value;
  }

  private static double[] solve(double[][] matrix) {
    int size = matrix.length;
    for (int column = 0; column < size; column++) {
      int pivot = column;
      for (int row = column + 1; row < size; row++) {
        pivot = Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column]) ? row : pivot;
      }
      double[] swapped = matrix[column];
      matrix[column] = matrix[pivot];
      matrix[pivot] = swapped;
      for (int row = column + 1; row < size; row++) {
        double factor =
            matrix[column][column] == 0 ? 0 : matrix[row][column] / matrix[column][column];
        for (int k = column; k <= size; k++) {
          matrix[row][k] -= factor * matrix[column][k];
        }
      }
    }
    double[] solution = new double[size];
    for (int row = size - 1; row >= 0; row--) {
      double sum = matrix[row][size];
      for (int k = row + 1; k < size; k++) {
        sum -= matrix[row][k] * solution[k];
      }
      solution[row] = matrix[row][row] == 0 ? 0 : sum / matrix[row][row];
    }
    return solution;
  }
}
