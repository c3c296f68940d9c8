package com.socmate.application.investigation.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A document in Markdown. Pictures become sentences.
public final class MarkdownPage {
  private MarkdownPage() {}

  public static String of(Document document) {
    return document.blocks().stream()
        .map(MarkdownPage::text)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n\n", "# " + Markdown.text(document.title()) + "\n\n", "\n"));
  }

  private static String text(Block block) {
    return switch (block) {
      case Block.Verdict(_, var sentence) -> "**" + text(sentence) + "**";
      case Block.Heading(var words) -> "## " + words;
      case Block.Paragraph(var line) -> text(line);
      case Block.Items(var lines, var numbered) -> items(lines, numbered);
      case Block.Found found ->
          "### " + found.number() + ". " + text(found.title()) + "\n\n" + facts(found.facts());
      case Block.Facts(var facts) -> facts(facts);
      case Block.Table table ->
          above(table.caption())
              + Markdown.table(
                  table.header().stream().map(Markdown::text).toList(),
                  table.rows().stream().map(MarkdownPage::cells).toList());
      case Block.Code code -> above(code.caption()) + Markdown.block(code.language(), code.text());
      case Block.Times(var timeline) -> times(timeline);
      case Block.Links(var links) -> links(links);
    };
  }

  private static String above(Line caption) {
    return caption.spans().isEmpty() ? "" : text(caption) + "\n\n";
  }

  private static String items(List<Line> lines, boolean numbered) {
    return lines.stream()
        .map(line -> (numbered ? "1. " : "- ") + text(line))
        .collect(Collectors.joining("\n"));
  }

  private static String facts(List<Block.Fact> facts) {
    return facts.stream()
        .map(it -> "- " + it.name() + ": " + text(it.line()))
        .collect(Collectors.joining("\n"));
  }

  private static List<String> cells(List<Line> cells) {
    return cells.stream().map(MarkdownPage::cell).toList();
  }

  /// A value in a table is shortened to what fits there.
  private static String cell(Line cell) {
    return cell.spans().stream()
        .map(span -> span instanceof Span.Value(var value) ? Markdown.cell(value) : text(span))
        .collect(Collectors.joining());
  }

  private static String text(Line line) {
    return line.spans().stream().map(MarkdownPage::text).collect(Collectors.joining());
  }

  private static String text(Span span) {
    return switch (span) {
      case Span.Words(var words) -> Markdown.text(words);
      case Span.Strong(var words) -> "**" + Markdown.text(words) + "**";
      case Span.Value(var value) -> Markdown.code(value);
      case Span.Cite(var row) -> row.citation();
    };
  }

  private static String times(Timeline timeline) {
    int busiest =
        IntStream.range(0, timeline.counts().size())
            .reduce((one, other) ->
                timeline.counts().get(other) > timeline.counts().get(one) ? other : one)
            .orElse(-1);
    if (busiest < 0) {
      return "";
    }
    var length = timeline.range().length().dividedBy(timeline.counts().size());
    return "Most rows of "
        + Markdown.text(timeline.counted())
        + " fall into the "
        + Summary.length(length)
        + " after "
        + timeline.range().from().plus(length.multipliedBy(busiest))
        + ": "
        + timeline.counts().get(busiest)
        + ".";
  }

  private static String links(EntityLinks links) {
    return "Together in rows: "
        + links.links().stream()
            .limit(12)
            .map(it ->
                Markdown.code(links.nodes().get(it.from()).label())
                    + " and "
                    + Markdown.code(links.nodes().get(it.to()).label())
                    + " ("
                    + it.rows()
                    + ")")
            .collect(Collectors.joining(", "))
        + ".";
  }
}
