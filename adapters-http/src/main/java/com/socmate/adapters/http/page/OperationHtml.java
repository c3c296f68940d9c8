package com.socmate.adapters.http.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// One method on one path, with all that it takes and answers.
record OperationHtml(String method, String path, JsonNode node, List<JsonNode> parameters) {

  /// @param resolved follows a reference to what it refers to
  static OperationHtml of(
      String method,
      String path,
      JsonNode node,
      JsonNode ofPath,
      UnaryOperator<JsonNode> resolved) {
    var parameters = new ArrayList<JsonNode>();
    ofPath.path("parameters").forEach(it -> parameters.add(resolved.apply(it)));
    node.path("parameters").forEach(it -> parameters.add(resolved.apply(it)));
    return new OperationHtml(method, path, node, parameters);
  }

  String tag() {
    return node.path("tags").path(0).asText("other");
  }

  private String anchor() {
    return Html.anchor("op", node.path("operationId").asText(method + path));
  }

  String link() {
    return "<li><a href=\"#"
        + anchor()
        + "\">"
        + badge()
        + "<span>"
        + Html.escaped(path)
        + "</span></a></li>\n";
  }

  private String badge() {
    return "<b class=\"" + method + "\">" + method.toUpperCase(Locale.ROOT) + "</b>";
  }

  String html(UnaryOperator<JsonNode> resolved) {
    return "<article id=\""
        + anchor()
        + "\">\n<h3>"
        + badge()
        + Html.code(path)
        + "</h3>\n<p class=\"lead\">"
        + Html.line(node.path("summary").asText())
        + "</p>\n<p class=\"scope\">"
        + scope()
        + "</p>\n"
        + Html.paragraphs(node.path("description").asText())
        + parameterTable()
        + body(resolved.apply(node.path("requestBody")))
        + responses(resolved)
        + "</article>\n";
  }

  private String scope() {
    var scope = node.path("x-scope").asText();
    return scope.isEmpty() ? "Open to everybody." : "Needs the scope " + Html.code(scope) + ".";
  }

  private String parameterTable() {
    if (parameters.isEmpty()) {
      return "";
    }
    var rows = new StringBuilder();
    for (JsonNode parameter : parameters) {
      var schema = parameter.path("schema");
      var bounds = SchemaHtml.bounds(schema);
      var description = Html.line(parameter.path("description").asText());
      rows.append("<tr><td>")
          .append(Html.code(parameter.path("name").asText()))
          .append("</td><td>")
          .append(Html.escaped(parameter.path("in").asText()))
          .append("</td><td>")
          .append(SchemaHtml.kind(schema))
          .append("</td><td>")
          .append(description)
          .append(description.isEmpty() || bounds.isEmpty() ? "" : " ")
          .append(bounds)
          .append("</td></tr>");
    }
    return "<h4>Parameters</h4><table><thead><tr><th>name</th><th>in</th><th>kind</th><th>notes</th></tr></thead><tbody>"
        + rows
        + "</tbody></table>\n";
  }

  private static String body(JsonNode body) {
    return body.isMissingNode()
        ? ""
        : "<h4>Body</h4>" + Html.paragraphs(body.path("description").asText()) + contents(body);
  }

  private static String contents(JsonNode holder) {
    var html = new StringBuilder();
    holder
        .path("content")
        .properties()
        .forEach(content -> {
          var schema = content.getValue().path("schema");
          html.append("<p>")
              .append(Html.code(content.getKey()))
              .append(' ')
              .append(SchemaHtml.kind(schema))
              .append("</p>")
              .append(SchemaHtml.members(schema));
        });
    return html.toString();
  }

  private String responses(UnaryOperator<JsonNode> resolved) {
    var html = new StringBuilder("<h4>Answers</h4>\n");
    node.path("responses")
        .properties()
        .forEach(answer -> {
          var response = resolved.apply(answer.getValue());
          html.append("<details><summary><span class=\"s")
              .append(answer.getKey().charAt(0))
              .append("\">")
              .append(Html.escaped(answer.getKey()))
              .append("</span> ")
              .append(Html.line(response.path("description").asText()))
              .append("</summary>")
              .append(contents(response))
              .append("</details>\n");
        });
    return html.toString();
  }
}
