package com.socmate.adapters.report;

import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.io.File;
import java.util.List;
import org.w3c.dom.Element;

/// Draws our own pictures onto paper. It looks them up by number: no SVG is interpreted.
final class PaperPictures implements SVGDrawer {
  private final List<Picture> pictures;
  private final Glyphs regular;
  private final Glyphs strong;

  PaperPictures(List<Picture> pictures, Glyphs regular, Glyphs strong) {
    this.pictures = pictures;
    this.regular = regular;
    this.strong = strong;
  }

  @Override
  public SVGImage buildSVGImage(
      Element element, Box box, CssContext context, double width, double height, double dots) {
    var picture = pictures.get(Integer.parseInt(element.getAttribute("data-picture")));
    return new Drawn(picture, width > 0 ? width : picture.width() * dots, dots);
  }

  @Override
  public void importFontFaceRules(List<FontFaceRule> rules, SharedContext context) {}

  @Override
  public void addFontFile(File file, String family, Integer weight, FontStyle style) {}

  @Override
  public void close() {}

  /// A picture in its place.
  private final class Drawn implements SVGImage {
    private final Picture picture;
    private final double width;
    private final double dots;

    Drawn(Picture picture, double width, double dots) {
      this.picture = picture;
      this.width = width;
      this.dots = dots;
    }

    @Override
    public int getIntrinsicWidth() {
      return (int) width;
    }

    @Override
    public int getIntrinsicHeight() {
      return (int) (width * picture.height() / picture.width());
    }

    @Override
    public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
      float wide = (float) (getIntrinsicWidth() / dots);
      float high = (float) (getIntrinsicHeight() / dots);
      device.drawWithGraphics(
          (float) x,
          (float) y,
          wide,
          high,
          graphics -> {
            graphics.scale(wide / picture.width(), wide / picture.width());
            picture.shapes().forEach(shape -> draw(shape, graphics));
          });
    }
  }

  private void draw(Shape shape, Graphics2D graphics) {
    graphics.setColor(color(shape.role()));
    switch (shape) {
      case Shape.Box it ->
          graphics.fill(
              new RoundRectangle2D.Double(
                  it.x(), it.y(), it.width(), it.height(), 2 * it.round(), 2 * it.round()));
      case Shape.Stroke it -> {
        graphics.setStroke(new BasicStroke((float) it.width()));
        graphics.draw(new Line2D.Double(it.x1(), it.y1(), it.x2(), it.y2()));
      }
      case Shape.Curve it -> {
        double middle = (it.x1() + it.x2()) / 2;
        graphics.setStroke(new BasicStroke((float) it.width()));
        graphics.draw(
            new CubicCurve2D.Double(
                it.x1(), it.y1(), middle, it.y1(), middle, it.y2(), it.x2(), it.y2()));
      }
      case Shape.Dot it ->
          graphics.fill(
              new Ellipse2D.Double(
                  it.x() - it.radius(), it.y() - it.radius(), 2 * it.radius(), 2 * it.radius()));
      case Shape.Label it -> label(it, graphics);
    }
  }

  private void label(Shape.Label it, Graphics2D graphics) {
    var glyphs = it.strong() ? strong : regular;
    double size = it.size() * 0.92;
    double before =
        switch (it.anchor()) {
          case START -> 0;
          case MIDDLE -> glyphs.width(it.text(), size) / 2;
          case END -> glyphs.width(it.text(), size);
        };
    graphics.fill(glyphs.outline(it.text(), it.x() - before, it.y(), size));
  }

  private static Color color(Shape.Role role) {
    return switch (role) {
      case INK -> new Color(0x1b2430);
      case FAINT -> new Color(0x5a6675);
      case GRID -> new Color(0xdde2e8);
      case PLAIN -> new Color(0x7f9cc7);
      case LINK -> new Color(0xd08c3a);
      case LOW -> new Color(0x3d6f9e);
      case MEDIUM -> new Color(0xa8650c);
      case HIGH -> new Color(0xb3261e);
      case SURFACE -> Color.WHITE;
    };
  }
}
