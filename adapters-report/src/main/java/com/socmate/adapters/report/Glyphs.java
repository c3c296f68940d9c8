package com.socmate.adapters.report;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// The outlines of texts in one font, without asking the machine for any of its own fonts.
final class Glyphs {
  private final TrueTypeFont font;
  private final CmapLookup letters;
  private final double unit;

  Glyphs(byte[] file) {
    try {
      font = new TTFParser().parse(new RandomAccessReadBuffer(file));
      letters = font.getUnicodeCmapLookup();
      unit = font.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException("A font cannot be read.", e);
    }
  }

  double width(String text, double size) {
    return text.codePoints().mapToDouble(this::advance).sum() * size / unit;
  }

  private double advance(int letter) {
    try {
      return font.getAdvanceWidth(letters.getGlyphId(letter));
    } catch (IOException e) {
      throw new UncheckedIOException("A font cannot be read.", e);
    }
  }

  /// The text from a point on its base line.
  Path2D outline(String text, double x, double y, double size) {
    var whole = new Path2D.Double();
    double scale = size / unit;
    double at = x;
    for (int letter : text.codePoints().toArray()) {
      var placed = new AffineTransform(scale, 0, 0, -scale, at, y);
      whole.append(placed.createTransformedShape(glyph(letter)), false);
      at += advance(letter) * scale;
    }
    return whole;
  }

  private Path2D glyph(int letter) {
    try {
      var glyph = font.getGlyph().getGlyph(letters.getGlyphId(letter));
      return glyph == null ? new Path2D.Double() : new Path2D.Double(glyph.getPath());
    } catch (IOException e) {
      throw new UncheckedIOException("A font cannot be read.", e);
    }
  }
}
