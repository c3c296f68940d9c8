package com.socmate.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Horizontal bars with their values beside them.
record Chart(String title, String unit, List<Bar> bars) {
  private static final int LINE = 26;
  private static final int LABELS = 260;
  private static final int LONGEST = 360;

  record Bar(String label, double value) {}

  static Chart of(String title, String unit) {
    return new Chart(title, unit, new ArrayList<>());
  }

  Chart bar(String label, double value) {
    bars.add(new Bar(label, value));
    return this;
  }

  String svg() {
    double most = bars.stream().mapToDouble(Bar::value).max().orElse(1);
    int height = 40 + LINE * bars.size();
    var svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"760\" height=\"%d\" font-family=\"sans-serif\" font-size=\"13\">%n"
            .formatted(height));
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
    svg.append(
        "<text x=\"8\" y=\"20\" font-weight=\"bold\">%s (%s)</text>%n".formatted(title, unit));
    int y = 34;
    for (var bar : bars) {
      svg.append(line(bar, y, bar.value() / most * LONGEST));
      y += LINE;
    }
    return svg.append("</svg>\n").toString();
  }

  private static String line(Bar bar, int y, double length) {
    return String.format(
        Locale.ROOT,
        "<text x=\"8\" y=\"%d\">%s</text><rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"18\" fill=\"#3b6ea5\"/><text x=\"%.1f\" y=\"%d\">%s</text>%n",
        y + 14,
        bar.label(),
        LABELS,
        y,
        Math.max(1, length),
        LABELS + 6 + length,
        y + 14,
        Report.number(bar.value()));
  }
}
