package com.socmate.adapters.report;

import com.socmate.application.investigation.report.Block;
import com.socmate.application.investigation.report.Document;
import com.socmate.application.investigation.report.Line;
import com.socmate.application.investigation.report.Span;
import com.socmate.domain.investigation.Persona;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A document as a page of XHTML, for screens or for paper.
final class Page {
  private static final double PAPER_WIDTH = 634;
  private static final int SHORT = 24;
  private static final int LONGEST_ON_PAPER = 90;

  private final Medium medium;
  private final List<Picture> pictures = new ArrayList<>();

  /// What a page is shown on.
  enum Medium {
    SCREEN,
    PAPER
  }

  private Page(Medium medium) {
    this.medium = medium;
  }

  /// @param pictures in the order of their numbers
  record Written(String xhtml, List<Picture> pictures) {
    Written {
      pictures = List.copyOf(pictures);
    }
  }

  static Written of(Document document, Medium medium, String head) {
    var page = new Page(medium);
    var body = page.body(document);
    return new Written(
        """
        <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
        <head>
        <meta charset="utf-8"/>
        %s<title>%s</title>
        <meta name="subject" content="%s"/>
        </head>
        <body>
        %s</body>
        </html>
        """
            .formatted(head, Xml.text(document.title()), reader(document.persona()), body),
        page.pictures);
  }

  private String body(Document document) {
    var body = new StringBuilder();
    body.append("<main>\n<p class=\"for\">")
        .append(reader(document.persona()))
        .append("</p>\n<h1>")
        .append(Xml.text(document.title()))
        .append("</h1>\n");
    document.blocks().forEach(block -> body.append(html(block)).append('\n'));
    body.append(
        element(
            "footer",
            "Written by SoCMate from the rows it cites. Times are UTC. Everything taken from logs is"
                + " shown as text; characters that hide or reorder others are spelt out."));
    body.append("\n</main>\n");
    return medium == Medium.PAPER ? body.toString().replace("main>", "div>") : body.toString();
  }

  /// Elements that paper does not know become plain ones with a class.
  private String element(String name, String content) {
    return medium == Medium.PAPER
        ? "<div class=\"" + name + "\">" + content + "</div>"
        : "<" + name + ">" + content + "</" + name + ">";
  }

  private static String reader(Persona persona) {
    return switch (persona) {
      case SOC_ANALYST -> "Report for the SOC analyst";
      case CISO -> "Report for the CISO";
      case THREAT_HUNTER -> "Report for the threat hunter";
      case COMPLIANCE_AUDITOR -> "Report for the compliance auditor";
    };
  }

  private String html(Block block) {
    return switch (block) {
      case Block.Verdict(var outcome, var sentence) ->
          "<p class=\"verdict %s\">%s</p>"
              .formatted(outcome.name().toLowerCase(Locale.ROOT), html(sentence));
      case Block.Heading(var words) -> "<h2>" + Xml.text(words) + "</h2>";
      case Block.Paragraph(var line) -> "<p>" + html(line) + "</p>";
      case Block.Items(var lines, var numbered) -> items(lines, numbered ? "ol" : "ul");
      case Block.Found found ->
          "<div class=\"found %s\"><h3>%d. %s</h3>%s</div>"
              .formatted(
                  found.severity().name().toLowerCase(Locale.ROOT),
                  found.number(),
                  html(found.title()),
                  facts(found.facts()));
      case Block.Facts(var facts) -> facts(facts);
      case Block.Table table -> caption(table.caption()) + table(table);
      case Block.Code code -> caption(code.caption()) + "<pre>" + Xml.lines(code.text()) + "</pre>";
      case Block.Times(var timeline) -> picture(TimesPicture.of(timeline));
      case Block.Links(var links) -> picture(LinksPicture.of(links));
    };
  }

  private String picture(Picture picture) {
    var svg =
        Svg.of(picture, pictures.size(), medium == Medium.PAPER ? PAPER_WIDTH : picture.width());
    pictures.add(picture);
    return element("figure", element("figcaption", Xml.text(picture.title())) + svg);
  }

  private static String items(List<Line> lines, String list) {
    return lines.stream()
        .map(line -> "<li>" + html(line) + "</li>")
        .collect(Collectors.joining("", "<" + list + ">", "</" + list + ">"));
  }

  private String facts(List<Block.Fact> facts) {
    return medium == Medium.PAPER
        ? facts.stream()
            .map(it ->
                "<tr><td class=\"name\">"
                    + Xml.text(it.name())
                    + "</td><td>"
                    + html(it.line())
                    + "</td></tr>")
            .collect(Collectors.joining("", "<table class=\"facts\">", "</table>"))
        : facts.stream()
            .map(it -> "<dt>" + Xml.text(it.name()) + "</dt><dd>" + html(it.line()) + "</dd>")
            .collect(Collectors.joining("", "<dl>", "</dl>"));
  }

  private static String caption(Line caption) {
    return caption.spans().isEmpty() ? "" : "<p class=\"caption\">" + html(caption) + "</p>";
  }

  private String table(Block.Table table) {
    int columns =
        medium == Medium.PAPER ? Math.min(7, table.header().size()) : table.header().size();
    var head =
        medium == Medium.PAPER
            ? paperHead(table, columns)
            : table.header().stream()
                .map(it -> "<th>" + Xml.text(it) + "</th>")
                .collect(Collectors.joining());
    var rows =
        table.rows().stream()
            .map(row ->
                row.stream()
                    .limit(columns)
                    .map(cell ->
                        (isLong(cell) ? "<td class=\"long\">" : "<td>") + cell(cell) + "</td>")
                    .collect(Collectors.joining("", "<tr>", "</tr>\n")))
            .collect(Collectors.joining());
    var whole =
        "<table class=\"rows\"><thead><tr>%s</tr></thead><tbody>%s</tbody></table>"
            .formatted(head, rows);
    return columns < table.header().size()
        ? whole
            + "<p class=\"caption\">"
            + further(table.header().size() - columns)
            + " in the evidence.</p>"
        : "<div class=\"scroll\">" + whole + "</div>";
  }

  private static String paperHead(Block.Table table, int columns) {
    var widths = ColumnWidths.of(table, columns);
    return IntStream.range(0, columns)
        .mapToObj(column ->
            "<th style=\"width: %d%%\">%s</th>"
                .formatted(widths.get(column), Xml.text(table.header().get(column))))
        .collect(Collectors.joining());
  }

  private static String further(int columns) {
    return columns == 1 ? "1 further column is" : columns + " further columns are";
  }

  private static boolean isLong(Line cell) {
    return cell.spans().stream()
        .anyMatch(span -> span instanceof Span.Value(var value) && value.length() > 2 * SHORT);
  }

  /// What is long is cut on paper, where it cannot be scrolled.
  private String cell(Line cell) {
    return cell.spans().stream()
        .map(span ->
            span instanceof Span.Value(var value)
                ? (value.length() <= SHORT ? "<code class=\"short\">" : "<code>")
                    + Xml.text(medium == Medium.PAPER ? Cut.to(value, LONGEST_ON_PAPER) : value)
                    + "</code>"
                : html(span))
        .collect(Collectors.joining());
  }

  private static String html(Line line) {
    return line.spans().stream().map(Page::html).collect(Collectors.joining());
  }

  private static String html(Span span) {
    return switch (span) {
      case Span.Words(var words) -> Xml.text(words);
      case Span.Strong(var words) -> "<strong>" + Xml.text(words) + "</strong>";
      case Span.Value(var value) -> "<code>" + Xml.text(value) + "</code>";
      case Span.Cite(var row) -> "<span class=\"cite\">" + Xml.text(row.citation()) + "</span>";
    };
  }
}
