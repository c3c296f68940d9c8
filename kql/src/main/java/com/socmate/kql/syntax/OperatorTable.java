package com.socmate.kql.syntax;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// The words that begin an operator, and the rule that reads each.
final class OperatorTable {
  private OperatorTable() {}

  static Map<String, Function<Token, Operator>> of(
      SimpleOperators simple, ComplexOperators complex, GraphOperators graphs) {
    Map<String, Function<Token, Operator>> table = new HashMap<>();
    addSimple(table, simple);
    addComplex(table, complex);
    for (String word :
        new String[] {
          "graph-where-nodes",
          "graph-where-edges",
          "graph-merge",
          "graph",
          "macro-expand",
          "execute-and-cache"
        }) {
      table.put(word, graphs::unknown);
    }
    table.put("make-graph", graphs::make);
    table.put("graph-match", graphs::match);
    table.put("graph-shortest-paths", graphs::match);
    table.put("graph-to-table", graphs::toTable);
    table.put("graph-mark-components", graphs::markComponents);
    return Map.copyOf(table);
  }

  private static void addSimple(
      Map<String, Function<Token, Operator>> table, SimpleOperators simple) {
    table.put("where", simple::where);
    table.put("filter", simple::where);
    table.put("extend", simple::extend);
    table.put("project", simple::project);
    table.put("project-away", simple::projectAway);
    table.put("project-keep", simple::projectKeep);
    table.put("project-by-names", simple::projectByNames);
    table.put("project-rename", simple::projectRename);
    table.put("project-reorder", simple::projectReorder);
    table.put("summarize", simple::summarize);
    table.put("distinct", simple::distinct);
    table.put("count", simple::count);
    table.put("take", simple::take);
    table.put("limit", simple::take);
    table.put("sort", simple::sort);
    table.put("order", simple::sort);
    table.put("top", simple::top);
    table.put("top-nested", simple::topNested);
    table.put("top-hitters", simple::topHitters);
    table.put("sample", simple::sample);
    table.put("sample-distinct", simple::sampleDistinct);
    table.put("serialize", simple::serialize);
    table.put("print", simple::print);
    table.put("range", simple::range);
    table.put("as", simple::as);
    table.put("getschema", simple::getSchema);
    table.put("consume", simple::consume);
    table.put("invoke", simple::invoke);
    table.put("assert-schema", simple::assertSchema);
  }

  private static void addComplex(
      Map<String, Function<Token, Operator>> table, ComplexOperators complex) {
    table.put("join", complex::join);
    table.put("lookup", complex::lookup);
    table.put("union", complex::union);
    table.put("mv-expand", complex::mvExpand);
    table.put("mvexpand", complex::mvExpand);
    table.put("mv-apply", complex::mvApply);
    table.put("mvapply", complex::mvApply);
    table.put("parse", complex::parse);
    table.put("parse-where", complex::parseWhere);
    table.put("parse-kv", complex::parseKv);
    table.put("make-series", complex::makeSeries);
    table.put("render", complex::render);
    table.put("evaluate", complex::evaluate);
    table.put("search", complex::search);
    table.put("find", complex::find);
    table.put("fork", complex::fork);
    table.put("facet", complex::facet);
    table.put("partition", complex::partition);
    table.put("__partitionby", complex::partition);
    table.put("scan", complex::scan);
    table.put("reduce", complex::reduce);
  }
}
