package com.socmate.adapters.report;

import java.util.Locale;

/// Pictures as SVG within a page: shapes and text, no link, no script, no style of their own.
final class Svg {
  private Svg() {}

  /// @param width how wide it is shown
  static String of(Picture picture, int number, double width) {
    var svg = new StringBuilder();
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" data-picture=\"")
        .append(number)
        .append("\" viewBox=\"0 0 ")
        .append(Xml.number(picture.width()))
        .append(' ')
        .append(Xml.number(picture.height()))
        .append("\" width=\"")
        .append(Xml.number(width))
        .append("\" height=\"")
        .append(Xml.number(Math.rint(width * picture.height() / picture.width())))
        .append("\" alt=\"")
        .append(Xml.text(picture.title()))
        .append("\"><title>")
        .append(Xml.text(picture.title()))
        .append("</title>");
    picture.shapes().forEach(shape -> svg.append(shape(shape)));
    return svg.append("</svg>").toString();
  }

  private static String shape(Shape shape) {
    return switch (shape) {
      case Shape.Box it ->
          "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\"/>"
              .formatted(
                  fill(it), n(it.x()), n(it.y()), n(it.width()), n(it.height()), n(it.round()));
      case Shape.Stroke it ->
          "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke-width=\"%s\"/>"
              .formatted(line(it), n(it.x1()), n(it.y1()), n(it.x2()), n(it.y2()), n(it.width()));
      case Shape.Curve it -> {
        double middle = (it.x1() + it.x2()) / 2;
        yield "<path class=\"%s\" fill=\"none\" d=\"M%s %sC%s %s %s %s %s %s\" stroke-width=\"%s\"/>"
            .formatted(
                line(it),
                n(it.x1()),
                n(it.y1()),
                n(middle),
                n(it.y1()),
                n(middle),
                n(it.y2()),
                n(it.x2()),
                n(it.y2()),
                n(it.width()));
      }
      case Shape.Dot it ->
          "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>"
              .formatted(fill(it), n(it.x()), n(it.y()), n(it.radius()));
      case Shape.Label it ->
          "<text class=\"%s%s\" x=\"%s\" y=\"%s\" font-size=\"%s\" text-anchor=\"%s\">%s</text>"
              .formatted(
                  fill(it),
                  it.strong() ? " strong" : "",
                  n(it.x()),
                  n(it.y()),
                  n(it.size()),
                  anchor(it.anchor()),
                  Xml.text(it.text()));
    };
  }

  private static String n(double value) {
    return Xml.number(value);
  }

  private static String fill(Shape shape) {
    return "f-" + shape.role().name().toLowerCase(Locale.ROOT);
  }

  private static String line(Shape shape) {
    return "s-" + shape.role().name().toLowerCase(Locale.ROOT);
  }

  private static String anchor(Shape.Anchor anchor) {
    return switch (anchor) {
      case START -> "start";
      case MIDDLE -> "middle";
      case END -> "end";
    };
  }
}
