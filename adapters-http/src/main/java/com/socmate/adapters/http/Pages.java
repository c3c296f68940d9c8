package com.socmate.adapters.http;

import java.util.Map;

/// Plain pages without any script, for what must work before the console does.
final class Pages {
  static final String STYLE_PATH = "/auth/style.css";
  static final String STYLE =
      """
      :root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5;
        --page: #f3f5f8; --card: #fff; --line: #d3d9e1; --text: #1a1f26; --soft: #56606d;
        --strong: #0b5cad; --on-strong: #fff; --alarm: #b3261e; }
      @media (prefers-color-scheme: dark) { :root {
        --page: #14181d; --card: #1c2128; --line: #3a424d; --text: #e6e9ed; --soft: #9aa4b1;
        --strong: #7ab3f5; --on-strong: #0d1a29; --alarm: #ff8a80; } }
      body { margin: 0; display: grid; place-items: center; min-height: 100vh;
        background: var(--page); color: var(--text); }
      main { box-sizing: border-box; width: min(26rem, 100vw - 2rem); margin: 1rem;
        padding: 2rem; background: var(--card); border: 1px solid var(--line);
        border-radius: .75rem; }
      .product { margin: 0; color: var(--soft); font-weight: 600; }
      h1 { margin: .25rem 0 1rem; font-size: 1.5rem; line-height: 1.25; }
      a { color: var(--strong); }
      label { display: block; margin-top: 1rem; font-weight: 600; }
      input { box-sizing: border-box; width: 100%; margin-top: .25rem; padding: .6rem;
        font: inherit; color: inherit; background: var(--page); border: 1px solid var(--soft);
        border-radius: .4rem; }
      button { margin-top: 1.5rem; padding: .7rem 1.2rem; width: 100%; cursor: pointer;
        font: inherit; font-weight: 600; color: var(--on-strong); background: var(--strong);
        border: 0; border-radius: .4rem; }
      :focus-visible { outline: 3px solid var(--strong); outline-offset: 2px; }
      .hint { margin: .25rem 0 0; font-size: .875rem; font-weight: 400; color: var(--soft); }
      [role=alert] { border-left: .3rem solid var(--alarm); padding: .5rem .8rem; }
      @media (max-width: 24rem) { main { padding: 1.25rem; } }
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
        <p class="product">SoCMate</p>
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
