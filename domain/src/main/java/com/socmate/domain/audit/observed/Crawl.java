package com.socmate.domain.audit.observed;

import java.util.List;

/// What was seen of a site beyond its first page.
///
/// @param pages in the order they were asked for
/// @param scripts of the pages, those of the host itself
/// @param sourceMaps that scripts name
/// @param folders that hold what was found
/// @param tried how often what was tried
/// @param trials of those that showed something, with what proves or disproves it
/// @param leftOut what was not followed, with why
/// @param changing requests sent that may change a state
/// @param requests how many were sent
/// @param ended why it ended before all was seen; empty where all was
public record Crawl(
    List<Exchange> pages,
    List<Exchange> scripts,
    List<Exchange> sourceMaps,
    List<Exchange> folders,
    List<Tried> tried,
    List<Trial> trials,
    List<String> leftOut,
    List<String> changing,
    int requests,
    String ended) {
  /// It was not asked for.
  public static final Crawl NONE = cutShort("");

  /// It ended before it told anything.
  public static Crawl cutShort(String why) {
    return new Crawl(
        List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), 0,
        why);
  }

  public Crawl {
    pages = List.copyOf(pages);
    scripts = List.copyOf(scripts);
    sourceMaps = List.copyOf(sourceMaps);
    folders = List.copyOf(folders);
    tried = List.copyOf(tried);
    trials = List.copyOf(trials);
    leftOut = List.copyOf(leftOut);
    changing = List.copyOf(changing);
  }

  /// At how many places something was tried.
  public record Tried(String trick, int places) {}

  public int places(String trick) {
    return tried.stream().filter(it -> it.trick().equals(trick)).mapToInt(Tried::places).sum();
  }
}
