package com.socmate.kql.format;

import java.util.ArrayList;
import java.util.List;

/// A piece, or a bracket with what stands in it.
sealed interface Block {
  Piece first();

  record Leaf(Piece piece) implements Block {
    @Override
    public Piece first() {
      return piece;
    }
  }

  record Bracket(Piece open, List<Block> inside, Piece close, int width, boolean forced)
      implements Block {
    @Override
    public Piece first() {
      return open;
    }

    boolean isBrace() {
      return open.is("{");
    }
  }

  /// The whole text as blocks; the last is the empty piece that ends it.
  static List<Block> tree(List<Piece> pieces) {
    return new Reader(pieces).blocks();
  }

  /// How long this is on one line, the space before it included.
  default int width() {
    return switch (this) {
      case Leaf(Piece piece) -> piece.text().length() + (piece.spaced() ? 1 : 0);
      case Bracket bracket -> bracket.width;
    };
  }

  /// Whether this cannot stand on one line; a comment after it does not count.
  default boolean isForced() {
    return switch (this) {
      case Leaf(Piece piece) -> !piece.above().isEmpty();
      case Bracket bracket -> bracket.forced;
    };
  }

  /// Whether a comment ends the line after this.
  default boolean endsLine() {
    return switch (this) {
      case Leaf(Piece piece) -> !piece.beside().isEmpty();
      case Bracket bracket -> !bracket.close.beside().isEmpty();
    };
  }

  default boolean is(String text) {
    return this instanceof Leaf(Piece piece) && piece.is(text);
  }

  /// Groups brackets; the depth of nesting was bounded by the parser.
  final class Reader {
    private static final int LONGEST_PIPE_IN_LINE = 60;
    private final List<Piece> pieces;
    private int at;

    Reader(List<Piece> pieces) {
      this.pieces = pieces;
    }

    List<Block> blocks() {
      List<Block> blocks = new ArrayList<>();
      while (at < pieces.size() && !pieces.get(at).closes()) {
        Piece piece = pieces.get(at++);
        blocks.add(piece.opens() ? bracket(piece) : new Leaf(piece));
      }
      return blocks;
    }

    private Block bracket(Piece open) {
      List<Block> inside = blocks();
      Piece close = pieces.get(at++);
      int width = new Leaf(open).width() + new Leaf(close).width();
      boolean forced = open.hasComment() || !close.above().isEmpty();
      boolean steps = false;
      for (Block block : inside) {
        width += block.width();
        forced |= block.isForced() || block.endsLine();
        steps |= block.is("|") || block.is(";");
      }
      forced |= steps && width > LONGEST_PIPE_IN_LINE;
      return new Bracket(open, inside, close, width, forced);
    }
  }
}
