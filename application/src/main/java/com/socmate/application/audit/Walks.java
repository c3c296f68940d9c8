package com.socmate.application.audit;

import com.socmate.application.investigation.report.Block;
import com.socmate.application.investigation.report.Line;
import com.socmate.application.port.Audits;
import com.socmate.domain.audit.crawl.CrawlSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The part of a report that says what was done beyond the first page of each target.
final class Walks {
  private static final int MOST = 50;

  private Walks() {}

  static List<Block> of(List<Audits.Covered> coverage) {
    List<Block> blocks = new ArrayList<>();
    for (var covered : coverage) {
      covered.crawl().ifPresent(crawl -> blocks.addAll(walk(covered, crawl)));
    }
    return blocks;
  }

  private static List<Block> walk(Audits.Covered covered, CrawlSummary crawl) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading("Beyond the first page of " + covered.target()));
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(new Block.Fact("Planned by", Line.of(author(crawl))));
    facts.add(
        new Block.Fact(
            "Asked for", Line.of(crawl.requests() + " times; " + crawl.pages().size() + " pages")));
    facts.add(new Block.Fact("Requests that change a state", values(crawl.changing())));
    facts.add(
        new Block.Fact("Ended early", Line.of(crawl.ended().isEmpty() ? "no" : crawl.ended())));
    facts.add(new Block.Fact("Tried, at so many places", Line.of(tried(crawl.tried()))));
    blocks.add(new Block.Facts(facts));
    list(blocks, "What the plan was", crawl.plan());
    list(blocks, "What the brief asks for and was not done", crawl.ignored());
    list(blocks, "Forms; none was sent but those that only ask", crawl.forms());
    list(blocks, "Not followed", crawl.leftOut());
    list(blocks, "Leads, which are no findings", crawl.leads());
    return blocks;
  }

  private static String author(CrawlSummary crawl) {
    return switch (crawl.plannedBy()) {
      case "rules" -> "rules from the brief's words, without a model";
      case "model" -> "rules from the brief's words, and a model that made it narrower";
      default -> "the type of the audit";
    };
  }

  private static Line values(List<String> texts) {
    return texts.isEmpty() ? Line.of("none were sent") : Line.EMPTY.value(String.join("; ", texts));
  }

  private static String tried(Map<String, Integer> tried) {
    return tried.isEmpty()
        ? "nothing"
        : new TreeMap<>(tried)
            .entrySet().stream()
                .map(it -> it.getKey() + " " + it.getValue())
                .collect(Collectors.joining(", "));
  }

  /// Texts of a site are values, never words.
  private static void list(List<Block> blocks, String heading, List<String> texts) {
    if (!texts.isEmpty()) {
      blocks.add(new Block.Paragraph(Line.of(heading + ":")));
      blocks.add(
          new Block.Items(
              texts.stream().limit(MOST).map(it -> Line.EMPTY.value(it)).toList(), false));
    }
  }
}
