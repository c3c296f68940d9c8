package com.socmate.kql.syntax;

import java.util.Set;

/// The words that only ever begin a step of a pipeline.
final class OperatorWords {
  private OperatorWords() {}

  private static final Set<String> WORDS =
      Set.of(
          "where",
          "extend",
          "project",
          "project-away",
          "project-keep",
          "project-rename",
          "project-reorder",
          "summarize",
          "distinct",
          "take",
          "limit",
          "sort",
          "order",
          "top",
          "join",
          "lookup",
          "union",
          "mv-expand",
          "mv-apply",
          "parse",
          "parse-where",
          "parse-kv",
          "make-series",
          "render",
          "evaluate",
          "invoke",
          "getschema",
          "serialize",
          "sample",
          "count",
          "partition",
          "scan",
          "reduce",
          "facet",
          "fork",
          "search",
          "find",
          "as",
          "consume",
          "sample-distinct",
          "top-nested",
          "top-hitters",
          "filter",
          "project-by-names");

  static Set<String> all() {
    return WORDS;
  }

  static boolean contains(String word) {
    return WORDS.contains(word);
  }
}
