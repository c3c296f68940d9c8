package com.socmate.kql.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Writes blocks out. Everything is decided by the blocks alone, so that a text already laid out
/// comes out the same.
final class Layout {
  private static final int WIDTH = 100;
  private static final int INDENT = 4;
  private static final Set<String> CLAUSES = Set.of("by", "on");
  private final Page page = new Page();
  private final List<Block> blocks;

  Layout(List<Block> blocks) {
    this.blocks = blocks;
  }

  String text() {
    statements(blocks, 0);
    return page.text();
  }

  private void statements(List<Block> all, int indent) {
    boolean first = true;
    for (List<Block> statement : splitAfter(all, ";")) {
      if (!first) {
        page.newLine(indent);
      }
      if (!first && statement.getFirst().first().blankLine()) {
        page.blankLine(indent);
      }
      pipeline(statement, indent);
      first = false;
    }
  }

  /// Steps on lines of their own; those of a `let` stand in from it.
  private void pipeline(List<Block> blocks, int indent) {
    List<List<Block>> steps = splitBefore(blocks, "|");
    int inner = blocks.getFirst().is("let") ? indent + INDENT : indent;
    boolean first = true;
    for (List<Block> step : steps) {
      if (first) {
        flow(step, indent, INDENT);
      } else {
        page.newLine(inner);
        page.put(step.getFirst().first(), inner);
        flow(step.subList(1, step.size()), inner, INDENT);
      }
      first = false;
    }
  }

  /// A stretch without pipes: on this line where it fits, else broken where it parts best.
  private void flow(List<Block> blocks, int indent, int hang) {
    if (blocks.isEmpty() || fits(blocks)) {
      blocks.forEach(block -> flat(block, indent));
    } else if (isList(blocks)) {
      list(blocks, indent + hang);
    } else {
      chain(blocks, indent, indent + hang);
    }
  }

  private boolean fits(List<Block> blocks) {
    int width = 0;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.isForced() || (block.endsLine() && i < blocks.size() - 1)) {
        return false;
      }
      width += block.width();
    }
    return page.column() + width <= WIDTH;
  }

  private void flat(Block block, int indent) {
    switch (block) {
      case Block.Leaf(Piece piece) -> page.put(piece, indent);
      case Block.Bracket bracket -> {
        page.put(bracket.open(), indent);
        bracket.inside().forEach(inside -> flat(inside, indent));
        page.put(bracket.close(), indent);
      }
    }
  }

  private static boolean isList(List<Block> blocks) {
    return blocks.size() > 2
        && blocks.getFirst() instanceof Block.Leaf(Piece word)
        && Words.OPERATORS.contains(word.text())
        && blocks.stream().anyMatch(it -> it.is(",") || it.is("by"));
  }

  /// `operator options`, then its arguments on lines of their own.
  private void list(List<Block> blocks, int indent) {
    int arguments = afterOptions(blocks);
    blocks.subList(0, arguments).forEach(block -> plain(block, indent));
    int inner = indent;
    for (List<Block> clause : clauses(blocks.subList(arguments, blocks.size()))) {
      page.newLine(indent);
      if (CLAUSES.contains(clause.getFirst().first().text()) && fits(clause)) {
        clause.forEach(block -> flat(block, indent));
        continue;
      }
      if (clause.getFirst().is("by")) {
        inner = indent + INDENT;
      }
      boolean first = true;
      for (List<Block> item : splitAfter(clause, ",")) {
        if (!first) {
          page.newLine(inner);
        }
        flow(item, inner, INDENT);
        first = false;
      }
    }
  }

  private static List<List<Block>> clauses(List<Block> blocks) {
    return splitBefore(blocks, "by");
  }

  private static int afterOptions(List<Block> blocks) {
    int at = 1;
    while (at < blocks.size()) {
      int equals = at + 1;
      while (equals + 1 < blocks.size() && blocks.get(equals).is(".")) {
        equals += 2;
      }
      boolean option =
          equals + 1 < blocks.size()
              && blocks.get(equals).is("=")
              && !blocks.get(equals).first().spaced();
      if (!option) {
        break;
      }
      at = equals + 2;
    }
    return at;
  }

  /// Operands of `and` and `or` on lines of their own; other stretches break inside their brackets.
  private void chain(List<Block> blocks, int indent, int hang) {
    boolean logical = blocks.stream().anyMatch(Layout::isLogical);
    boolean first = true;
    for (Block block : blocks) {
      if (isLogical(block)) {
        page.newLine(hang);
      }
      plain(block, logical && !first ? hang : indent);
      first = false;
    }
  }

  private static boolean isLogical(Block block) {
    return block.is("and") || block.is("or");
  }

  private void plain(Block block, int indent) {
    boolean fits = !block.isForced() && page.column() + block.width() <= WIDTH;
    if (fits || !(block instanceof Block.Bracket bracket)) {
      flat(block, indent);
    } else {
      broken(bracket, indent);
    }
  }

  private void broken(Block.Bracket bracket, int indent) {
    List<Block> inside = bracket.inside();
    int inner = indent + INDENT;
    page.put(bracket.open(), indent);
    if (!inside.isEmpty()) {
      page.newLine(inner);
      if (inside.stream().anyMatch(it -> it.is(";"))) {
        statements(inside, inner);
      } else if (inside.stream().anyMatch(it -> it.is("|"))) {
        pipeline(inside, inner);
      } else {
        items(splitAfter(inside, ","), inner);
      }
    }
    page.newLine(indent);
    page.put(bracket.close(), indent);
  }

  /// Short constants share lines; anything else has a line of its own.
  private void items(List<List<Block>> items, int indent) {
    boolean constants = items.size() > 4 && items.stream().allMatch(Layout::isShort);
    boolean first = true;
    for (List<Block> item : items) {
      boolean here = constants && fits(item);
      if (!first && !here) {
        page.newLine(indent);
      }
      flow(item, indent, 0);
      first = false;
    }
  }

  private static boolean isShort(List<Block> item) {
    return item.size() <= 3
        && item.stream().allMatch(it -> it instanceof Block.Leaf && !it.endsLine())
        && item.stream().noneMatch(Block::isForced);
  }

  private static List<List<Block>> splitAfter(List<Block> blocks, String separator) {
    List<List<Block>> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).is(separator)) {
        parts.add(blocks.subList(start, i + 1));
        start = i + 1;
      }
    }
    if (start < blocks.size()) {
      parts.add(blocks.subList(start, blocks.size()));
    }
    return parts;
  }

  private static List<List<Block>> splitBefore(List<Block> blocks, String separator) {
    List<List<Block>> parts = new ArrayList<>();
    int start = 0;
    for (int i = 1; i < blocks.size(); i++) {
      if (blocks.get(i).is(separator)) {
        parts.add(blocks.subList(start, i));
        start = i;
      }
    }
    parts.add(blocks.subList(start, blocks.size()));
    return parts;
  }
}
