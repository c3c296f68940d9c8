package com.socmate.kql.format;

import java.util.Set;

/// The words the layout treats in a way of their own.
final class Words {
  private Words() {}

  /// Words that begin a step and may take options before anything else.
  static final Set<String> OPERATORS =
      Set.of(
          "where",
          "filter",
          "extend",
          "project",
          "project-away",
          "project-keep",
          "project-rename",
          "project-reorder",
          "project-by-names",
          "summarize",
          "distinct",
          "take",
          "limit",
          "sort",
          "order",
          "top",
          "top-nested",
          "top-hitters",
          "sample",
          "sample-distinct",
          "serialize",
          "print",
          "range",
          "as",
          "getschema",
          "consume",
          "invoke",
          "join",
          "lookup",
          "union",
          "mv-expand",
          "mvexpand",
          "mv-apply",
          "mvapply",
          "parse",
          "parse-where",
          "parse-kv",
          "make-series",
          "render",
          "evaluate",
          "search",
          "find",
          "fork",
          "facet",
          "partition",
          "scan",
          "reduce",
          "make-graph",
          "graph-match",
          "graph-to-table",
          "graph-shortest-paths",
          "graph-mark-components",
          "graph-where-nodes",
          "graph-where-edges");

  /// Operators whose arguments may be names with `*` in them.
  static final Set<String> PATTERNS =
      Set.of(
          "project-away",
          "project-keep",
          "project-reorder",
          "union",
          "search",
          "find",
          "join",
          "lookup",
          "graph-match",
          "graph-shortest-paths");

  /// Operators whose patterns are drawn with arrows.
  static final Set<String> GRAPHS = Set.of("make-graph", "graph-match", "graph-shortest-paths");

  static final Set<String> OPTIONS =
      Set.of(
          "kind",
          "withsource",
          "with_source",
          "isfuzzy",
          "bagexpansion",
          "with_itemindex",
          "expandoutput",
          "flags",
          "with_match_id",
          "with_step_name",
          "decodeblocks",
          "datascope",
          "cycles",
          "output",
          "with_node_id",
          "with_source_id",
          "with_target_id",
          "with_component_id");

  /// Words that end no expression: a bracket after one opens a list and is no call.
  private static final Set<String> JOINING =
      Set.of(
          "by",
          "on",
          "and",
          "or",
          "in",
          "in~",
          "between",
          "has_any",
          "has_all",
          "has",
          "has_cs",
          "hasprefix",
          "hassuffix",
          "contains",
          "contains_cs",
          "startswith",
          "startswith_cs",
          "endswith",
          "endswith_cs",
          "regex",
          "with",
          "to",
          "from",
          "step",
          "of",
          "where",
          "extend",
          "project",
          "summarize",
          "join",
          "lookup",
          "as",
          "default",
          "limit",
          "view",
          "like",
          "union",
          "search",
          "find",
          "fork",
          "declare",
          "access",
          "id",
          "distinct",
          "filter",
          "project-away",
          "project-keep",
          "project-rename",
          "project-reorder",
          "sort",
          "order");

  static boolean isKeyword(String word) {
    return JOINING.contains(word) || word.startsWith("!");
  }
}
