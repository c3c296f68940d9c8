package com.socmate.domain.audit.crawl;

import java.util.List;
import java.util.Map;

/// What an audit did beyond the first page of a target, for its record.
///
/// @param plannedBy `type`, `rules`, or `model` where one made narrower what rules make of a brief
/// @param plan what it meant to do, in sentences; empty where its type says so
/// @param ignored what its brief asked for and was not done
/// @param pages the paths of those it saw
/// @param forms that it found and did not send
/// @param leftOut what it did not follow, with why
/// @param changing requests it sent that may change a state
/// @param tried how many places, by what was tried
/// @param leads what showed itself once and could not be proved
/// @param ended why it ended before it had seen all; empty where it had
public record CrawlSummary(
    String plannedBy,
    List<String> plan,
    List<String> ignored,
    List<String> pages,
    List<String> forms,
    List<String> leftOut,
    List<String> changing,
    Map<String, Integer> tried,
    List<String> leads,
    int requests,
    String ended) {
  public CrawlSummary {
    plan = List.copyOf(plan);
    ignored = List.copyOf(ignored);
    pages = List.copyOf(pages);
    forms = List.copyOf(forms);
    leftOut = List.copyOf(leftOut);
    changing = List.copyOf(changing);
    tried = Map.copyOf(tried);
    leads = List.copyOf(leads);
  }
}
