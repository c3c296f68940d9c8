package com.socmate.kql.bind;

import com.socmate.kql.syntax.Expr;
import com.socmate.kql.syntax.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Plugins that are no more than a pipeline of other operators, written here in KQL. What the
/// caller gave is checked where it stands before it is put in.
final class PluginMacros {
  private static final String BINNED =
      """
      where {time} between ({start} .. {end})
      | extend __bin = bin_at({time}, {window}, {start})
      | summarize __n = count() by __id = {id}, __bin{, dims}
      | sort by {dims asc, }__id asc, __bin asc
      | extend __new = row_number(1, __id != prev(__id){ or dims != prev}) == 1
      """;

  /// The parameters before the dimensions, and the pipeline.
  private record Macro(List<String> parameters, String steps) {}

  private static final Map<String, Macro> MACROS =
      Map.of(
          "sliding_window_counts",
              new Macro(
                  List.of("id", "time", "start", "end", "lookback", "window"),
                  """
                  extend __bin = bin_at({time}, {window}, {start})
                  | mv-expand __at = range(__bin, __bin + {lookback} - {window}, {window}) to typeof({type})
                  | where __at between ({start} .. {end})
                  | summarize Count = count(), Dcount = dcount({id}) by {timeName} = __at{, dims}
                  | sort by {dims asc, }{timeName} asc
                  """),
          "activity_counts_metrics",
              new Macro(
                  List.of("id", "time", "start", "end", "window"),
                  BINNED
                      + """
                      | summarize ['count'] = sum(__n), dcount = count(), new_dcount = countif(__new) by {timeName} = __bin{, dims}
                      | sort by {dims asc, }{timeName} asc
                      | extend aggregated_dcount = row_cumsum(new_dcount{, dims != prev})
                      """),
          "activity_metrics",
              new Macro(
                  List.of("id", "time", "start", "end", "window"),
                  BINNED
                      + """
                      | extend __back = not(__new) and prev(__bin) == __bin - {window}
                      | summarize dcount_values = count(), dcount_newvalues = countif(__new), __kept = countif(__back) by {timeName} = __bin{, dims}
                      | sort by {dims asc, }{timeName} asc
                      | extend __first = row_number(1, false{ or dims != prev}) == 1
                      | extend retention_rate = iff(__first, real(null), todouble(__kept) / prev(dcount_values))
                      | extend churn_rate = 1.0 - retention_rate
                      | project-away __kept, __first
                      """),
          "activity_engagement",
              new Macro(
                  List.of("id", "time", "start", "end", "window", "outer"),
                  """
                  where {time} between ({start} - {outer} .. {end})
                  | extend __bin = bin_at({time}, {window}, {start})
                  | mv-expand __at = range(__bin, __bin + {outer} - {window}, {window}) to typeof({type})
                  | where __at between ({start} .. {end})
                  | summarize dcount_activities_inner = dcountif({id}, __at == __bin), dcount_activities_outer = dcount({id}) by {timeName} = __at{, dims}
                  | extend activity_ratio = todouble(dcount_activities_inner) / dcount_activities_outer
                  | sort by {dims asc, }{timeName} asc
                  """),
          "active_users_count",
              new Macro(
                  List.of("id", "time", "start", "end", "lookback", "period", "active", "window"),
                  """
                  extend __bin = bin_at({time}, {window}, {start})
                  | mv-expand __at = range(__bin, __bin + {lookback} - {window}, {window}) to typeof({type})
                  | where __at between ({start} .. {end})
                  | summarize __periods = dcount(bin_at({time}, {period}, {start})) by {id}, __at{, dims}
                  | summarize dcount = countif(__periods >= {active}) by {timeName} = __at{, dims}
                  | sort by {dims asc, }{timeName} asc
                  """),
          "rolling_percentile",
              new Macro(
                  List.of("value", "percentile", "time", "window", "bins"),
                  """
                  extend __bin = bin({time}, {window})
                  | as __rows
                  | mv-expand __at = range(__bin, __bin + ({bins} - 1) * {window}, {window}) to typeof({type})
                  | where __at <= toscalar(__rows | summarize max(__bin))
                  | summarize rolling_{binsText}_percentile_{valueName}_{percentileText} = percentile({value}, {percentile}) by {timeName} = __at{, dims}
                  | sort by {dims asc, }{timeName} asc
                  """));

  private final Session session;
  private final Terms terms;
  private final Plans plans;

  PluginMacros(Session session, Terms terms, Plans plans) {
    this.session = session;
    this.terms = terms;
    this.plans = plans;
  }

  Plan bind(Operator.Evaluate evaluate, Plan input, Frame frame) {
    String name = evaluate.plugin().function().text();
    List<Expr> arguments = evaluate.plugin().arguments();
    if (name.equals("dcount_intersect")) {
      return intersections(evaluate, input, frame);
    }
    Macro macro = MACROS.get(name);
    if (macro == null || arguments.size() < macro.parameters().size()) {
      throw session.fail(
          evaluate.span(),
          "`" + name + "` takes more arguments.",
          "Write `evaluate " + name + "(" + parameters(macro) + ")`.");
    }
    return plans.piped(filled(macro, arguments, frame), input, new Scope(frame.scope()));
  }

  private static String parameters(@org.jspecify.annotations.Nullable Macro macro) {
    return macro == null ? "" : String.join(", ", macro.parameters());
  }

  private String filled(Macro macro, List<Expr> arguments, Frame frame) {
    Map<String, String> values = new TreeMap<>();
    int parameters = macro.parameters().size();
    for (int i = 0; i < parameters; i++) {
      checked(arguments.get(i), frame);
      values.put(macro.parameters().get(i), "(" + text(arguments.get(i)) + ")");
    }
    List<String> dims = new ArrayList<>();
    for (Expr dim : arguments.subList(parameters, arguments.size())) {
      checked(dim, frame);
      dims.add(text(dim));
    }
    Expr time = arguments.get(macro.parameters().indexOf("time"));
    Term timeline = checked(time, frame);
    values.put("type", timeline.type().kqlName());
    values.put("timeName", "['" + ColumnNames.implied(time, frame) + "']");
    values.put("binsText", "");
    if (macro.parameters().contains("bins")) {
      values.put("binsText", number(arguments.get(4), frame));
      values.put("percentileText", number(arguments.get(1), frame));
      values.put("valueName", ColumnNames.implied(arguments.getFirst(), frame));
    }
    return withDims(replaced(macro.steps(), values), dims);
  }

  private String number(Expr expr, Frame frame) {
    return com.socmate.kql.value.ValueText.of(terms.constant(expr, frame));
  }

  private Term checked(Expr expr, Frame frame) {
    Term term = terms.bind(expr, frame);
    if (term.isUnknown()) {
      throw new Unbound();
    }
    return term;
  }

  private String text(Expr expr) {
    return session.text.substring(expr.span().start(), expr.span().end());
  }

  private static String replaced(String steps, Map<String, String> values) {
    String text = steps;
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("{" + value.getKey() + "}", value.getValue());
    }
    return text;
  }

  private static String withDims(String steps, List<String> dims) {
    String listed = String.join(", ", dims);
    String sorted = String.join("", dims.stream().map(it -> it + " asc, ").toList());
    String changed =
        String.join(" or ", dims.stream().map(it -> it + " != prev(" + it + ")").toList());
    return steps
        .replace("{, dims}", dims.isEmpty() ? "" : ", " + listed)
        .replace("{dims asc, }", sorted)
        .replace("{ or dims != prev}", dims.isEmpty() ? "" : " or " + changed)
        .replace("{, dims != prev}", dims.isEmpty() ? "" : ", " + changed);
  }

  /// How many values the first sketches share, one column for each, by inclusion and exclusion.
  private Plan intersections(Operator.Evaluate evaluate, Plan input, Frame frame) {
    List<Expr> sketches = evaluate.plugin().arguments();
    if (sketches.isEmpty() || sketches.size() > 10) {
      throw session.fail(
          evaluate.span(),
          "`dcount_intersect` takes 1 to 10 columns of sketches.",
          "Make them with `summarize hll(…)`.");
    }
    List<String> columns = new ArrayList<>();
    for (int last = 0; last < sketches.size(); last++) {
      checked(sketches.get(last), frame);
      columns.add("s" + last + " = " + shared(sketches.subList(0, last + 1)));
    }
    return plans.piped("extend " + String.join(", ", columns), input, new Scope(frame.scope()));
  }

  private String shared(List<Expr> sketches) {
    StringBuilder sum = new StringBuilder();
    for (int set = 1; set < 1 << sketches.size(); set++) {
      List<String> members = new ArrayList<>();
      for (int i = 0; i < sketches.size(); i++) {
        if ((set >> i & 1) == 1) {
          members.add(text(sketches.get(i)));
        }
      }
      String merged =
          members.size() == 1
              ? members.getFirst()
              : "hll_merge(" + String.join(", ", members) + ")";
      sum.append(members.size() % 2 == 1 ? " + " : " - ").append("dcount_hll(" + merged + ")");
    }
    return "0" + sum;
  }
}
