package com.socmate.kql.exec;

/// A stable sort of row numbers without boxing them.
final class MergeSort {
  private static final int RUN = 16;

  private MergeSort() {}

  /// Orders two rows.
  @FunctionalInterface
  interface Comparison {
    int compare(int a, int b);
  }

  static void sort(int[] rows, Comparison order) {
    for (int start = 0; start < rows.length; start += RUN) {
      insertion(rows, start, Math.min(start + RUN, rows.length), order);
    }
    int[] from = rows;
    int[] to = new int[rows.length];
    boolean swapped = false;
    for (int width = RUN; width < rows.length; width *= 2) {
      for (int start = 0; start < rows.length; start += 2 * width) {
        merge(from, to, start, width, order);
      }
      int[] swap = from;
      from = to;
      to = swap;
      swapped = !swapped;
    }
    if (swapped) {
      System.arraycopy(from, 0, rows, 0, rows.length);
    }
  }

  private static void insertion(int[] rows, int start, int end, Comparison order) {
    for (int i = start + 1; i < end; i++) {
      int row = rows[i];
      int at = i - 1;
      while (at >= start && order.compare(rows[at], row) > 0) {
        rows[at + 1] = rows[at];
        at--;
      }
      rows[at + 1] = row;
    }
  }

  private static void merge(int[] from, int[] to, int start, int width, Comparison order) {
    int middle = Math.min(start + width, from.length);
    int end = Math.min(start + 2 * width, from.length);
    int left = start;
    int right = middle;
    for (int at = start; at < end; at++) {
      boolean takeLeft =
          left < middle && (right >= end || order.compare(from[left], from[right]) <= 0);
      to[at] = takeLeft ? from[left++] : from[right++];
    }
  }
}
