package com.socmate.adapters.http.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The whole page, made from the document's bytes: operations by subject, then the schemas. It has
/// no script, so that its policy need not allow any.
public final class ApiPage {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private final JsonNode document;
  private final List<OperationHtml> operations = new ArrayList<>();

  private ApiPage(JsonNode document) {
    this.document = document;
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue().properties().stream()
                .filter(member -> METHODS.contains(member.getKey()))
                .forEach(member ->
                    operations.add(
                        OperationHtml.of(
                            member.getKey(),
                            path.getKey(),
                            member.getValue(),
                            path.getValue(),
                            this::resolved))));
  }

  /// @param openApi an OpenAPI document in YAML
  /// @param style where the page's style sheet is
  public static String of(byte[] openApi, String style) {
    try {
      return new ApiPage(new ObjectMapper(new YAMLFactory()).readTree(openApi)).html(style);
    } catch (IOException e) {
      throw new UncheckedIOException("The API's document is no YAML.", e);
    }
  }

  private JsonNode resolved(JsonNode node) {
    var reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : document.at(reference.substring(1));
  }

  private String html(String style) {
    var info = document.path("info");
    var title = Html.escaped(info.path("title").asText()) + " API";
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>%s</title>
    <link rel="stylesheet" href="%s">
    </head>
    <body>
    <nav aria-label="Operations">
    <p class="title">%s <small>%s</small></p>
    %s</nav>
    <main>
    <h1>%s</h1>
    <p class="lead">%s</p>
    %s<p><a href="/openapi.yaml">The same as an OpenAPI document</a></p>
    %s%s</main>
    </body>
    </html>
    """
        .formatted(
            title,
            Html.escaped(style),
            title,
            Html.escaped(info.path("version").asText()),
            links(),
            title,
            Html.line(info.path("summary").asText()),
            Html.paragraphs(info.path("description").asText()),
            sections(),
            schemas());
  }

  private String links() {
    var html = new StringBuilder();
    for (JsonNode tag : document.path("tags")) {
      var name = tag.path("name").asText();
      html.append("<h2>").append(Html.escaped(name)).append("</h2><ul>\n");
      operations.stream().filter(it -> it.tag().equals(name)).forEach(it -> html.append(it.link()));
      html.append("</ul>\n");
    }
    return html.append("<h2><a href=\"#schemas\">schemas</a></h2>\n").toString();
  }

  private String sections() {
    var html = new StringBuilder();
    for (JsonNode tag : document.path("tags")) {
      var name = tag.path("name").asText();
      html.append("<section><h2>")
          .append(Html.escaped(name))
          .append("</h2>\n")
          .append(Html.paragraphs(tag.path("description").asText()));
      operations.stream()
          .filter(it -> it.tag().equals(name))
          .forEach(it -> html.append(it.html(this::resolved)));
      html.append("</section>\n");
    }
    return html.toString();
  }

  private String schemas() {
    var html = new StringBuilder("<section id=\"schemas\"><h2>Schemas</h2>\n");
    document
        .path("components")
        .path("schemas")
        .properties()
        .forEach(schema ->
            html.append("<article id=\"")
                .append(Html.anchor("schema", schema.getKey()))
                .append("\"><h3>")
                .append(Html.escaped(schema.getKey()))
                .append("</h3>")
                .append(Html.paragraphs(schema.getValue().path("description").asText()))
                .append("<p>")
                .append(SchemaHtml.kind(schema.getValue()))
                .append("</p>")
                .append(SchemaHtml.members(schema.getValue()))
                .append("</article>\n"));
    return html.append("</section>\n").toString();
  }
}
