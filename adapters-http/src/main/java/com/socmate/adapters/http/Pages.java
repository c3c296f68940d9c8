package com.socmate.adapters.http;

import java.util.Map;

/// Plain pages without any script, for what must work before the console does.
final class Pages {
  static final String STYLE_PATH = "/auth/style.css";
  static final String STYLE =
      """
      :root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5; }
      body { margin: 0; display: grid; place-items: center; min-height: 100vh; }
      main { width: min(24rem, calc(100vw - 2rem)); padding: 1rem 0; }
      label { display: block; margin-top: 1rem; font-weight: 600; }
      input { box-sizing: border-box; width: 100%; padding: .6rem; font: inherit; }
      button { margin-top: 1.5rem; padding: .7rem 1.2rem; font: inherit; width: 100%; cursor: pointer; }
      .hint { font-size: .875rem; font-weight: 400; opacity: .8; }
      [role=alert] { border-left: .3rem solid #c0392b; padding: .5rem .8rem; }
      """;
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
              + " frame-ancestors 'none'",
          // Without it browsers would hide the origin of our own forms.
          "Referrer-Policy",
          "same-origin");

  private Pages() {}

  static Answer page(int status, String title, String body) {
    return page(status, title, body, "");
  }

  /// @param head more elements of the head, from our own sources
  static Answer page(int status, String title, String body, String head) {
    return new Answer.Text(
        status,
        "text/html; charset=utf-8",
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s – SoCMate</title>
        <link rel="stylesheet" href="%s">
        %s</head>
        <body>
        <main>
        <h1>%s</h1>
        %s
        </main>
        </body>
        </html>
        """
            .formatted(escape(title), STYLE_PATH, head, escape(title), body),
        HEADERS);
  }

  static String alert(String text) {
    return text.isEmpty() ? "" : "<p role=\"alert\">" + escape(text) + "</p>\n";
  }

  static String hidden(String name, String value) {
    return "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n"
        .formatted(escape(name), escape(value));
  }

  /// A field with its label.
  static String field(String name, String label, String type, String autocomplete, String value) {
    return """
    <label for="%1$s">%2$s</label>
    <input id="%1$s" name="%1$s" type="%3$s" autocomplete="%4$s" value="%5$s" required>
    """
        .formatted(escape(name), escape(label), escape(type), escape(autocomplete), escape(value));
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
