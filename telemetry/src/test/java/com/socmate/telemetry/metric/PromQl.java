package com.socmate.telemetry.metric;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// As much of PromQL's grammar as our rules and panels use: it tells an expression that Prometheus
/// would refuse for its brackets, functions, labels or order of words, and which metrics it names.
final class PromQl {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<string>\"(?:[^\"\\\\]|\\\\.)*\")|(?<number>\\d+(?:\\.\\d+)?)(?<unit>[smhdw])?"
              + "|(?<word>[a-zA-Z_:][a-zA-Z0-9_:]*)|(?<sign>=~|!~|!=|==|>=|<=|[-+*/%()\\[\\]{},=<>]))");
  private static final Set<String> AGGREGATIONS =
      Set.of("sum", "min", "max", "avg", "count", "topk", "bottomk");
  private static final Set<String> FUNCTIONS =
      Set.of("rate", "increase", "histogram_quantile", "absent", "time", "clamp_max", "abs");
  private static final Set<String> BETWEEN =
      Set.of("+", "-", "*", "/", "%", ">", "<", ">=", "<=", "==", "!=", "or", "and", "unless");
  private static final Map<String, String> CLOSES = Map.of("(", ")", "[", "]", "{", "}");

  private final Set<String> metrics = new TreeSet<>();
  private final Deque<String> open = new ArrayDeque<>();

  private record Token(String kind, String text) {
    boolean is(String sign) {
      return kind.equals("sign") && text.equals(sign);
    }
  }

  private PromQl() {}

  /// The metrics that an expression names.
  ///
  /// @throws IllegalArgumentException if it is none
  static Set<String> metricsIn(String expression) {
    var reader = new PromQl();
    reader.read(expression.strip());
    return reader.metrics;
  }

  private void read(String text) {
    var found = TOKEN.matcher(text);
    var before = new Token("start", "");
    int at = 0;
    while (at < text.length()) {
      require(found.find(at) && found.start() == at, "a word nobody knows", text.substring(at));
      var token = token(found);
      take(before, token, text.substring(found.end()).strip());
      before = token;
      at = found.end();
    }
    require(open.isEmpty(), "a bracket that is not closed", text);
    require(!BETWEEN.contains(before.text()), "an end too soon", text);
  }

  private static Token token(Matcher found) {
    if (found.group("string") != null) {
      return new Token("string", found.group("string"));
    }
    if (found.group("number") != null) {
      return new Token(found.group("unit") == null ? "number" : "time", found.group("number"));
    }
    return found.group("word") == null
        ? new Token("sign", found.group("sign"))
        : new Token("word", found.group("word"));
  }

  private void take(Token before, Token token, String rest) {
    switch (token.kind()) {
      case "word" -> word(before, token.text(), rest);
      case "sign" -> sign(before, token);
      case "string" -> require(inLabels(), "a text outside of labels", token.text());
      case "time" -> require("[".equals(open.peek()), "a time outside of [ ]", token.text());
      default -> require(!inLabels(), "a number within labels", token.text());
    }
  }

  private void word(Token before, String word, String rest) {
    if (inLabels() || "by".equals(open.peek())) {
      return;
    }
    if (BETWEEN.contains(word) || word.equals("by") || word.equals("without")) {
      require(!before.kind().equals("start"), "an operator without a left side", word);
    } else if (rest.startsWith("(") || rest.matches("(?s)(by|without)\\b.*")) {
      require(AGGREGATIONS.contains(word) || FUNCTIONS.contains(word), "no function", word);
    } else {
      require(!before.kind().equals("word") || BETWEEN.contains(before.text()), "two words", word);
      metrics.add(word);
    }
  }

  private void sign(Token before, Token token) {
    if (CLOSES.containsKey(token.text())) {
      boolean labels = before.text().equals("by") || before.text().equals("without");
      open.push(token.is("(") && labels ? "by" : token.text());
    } else if (CLOSES.containsValue(token.text())) {
      require(!open.isEmpty(), "a bracket that was not opened", token.text());
      var opened = open.pop();
      require(
          token.text().equals(CLOSES.get(opened.equals("by") ? "(" : opened)),
          "a bracket of another kind",
          token.text());
    } else if (BETWEEN.contains(token.text()) && !inLabels()) {
      require(!before.kind().equals("start"), "an operator without a left side", token.text());
      require(!BETWEEN.contains(before.text()), "two operators", token.text());
    }
  }

  private boolean inLabels() {
    return "{".equals(open.peek());
  }

  private static void require(boolean holds, String what, String where) {
    if (!holds) {
      throw new IllegalArgumentException("It has " + what + ": " + where);
    }
  }
}
