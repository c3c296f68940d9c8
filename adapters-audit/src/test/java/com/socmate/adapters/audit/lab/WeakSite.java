package com.socmate.adapters.audit.lab;

/// A small site with weaknesses on purpose, and a sound one beside it.
public final class WeakSite {
  public static final String TLS =
      "ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3;"
          + " ssl_ciphers ALL:!aNULL:!eNULL:@SECLEVEL=0; ssl_session_tickets on;";

  private static final String PAGE =
      """
      <html><head><title>Weak</title>
      <script src="/js/jquery-1.8.3.min.js"></script>
      <script src="http://cdn.elsewhere.example/lib.js"></script>
      </head><body>
      <!-- the old server is 10.0.0.12 -->
      <form action="http://lab.signed.example/login"><input type="password" name="p"></form>
      <a href="https://elsewhere.example/" target="_blank">out</a>
      </body></html>
      """;

  private WeakSite() {}

  /// Writes the site's files and gives its two servers for nginx.
  public static String servers(TlsLab lab, String host, int http, int https) {
    lab.write("site/index.html", PAGE);
    lab.write(
        "site/js/jquery-1.8.3.min.js", "/*! jQuery v1.8.3 jquery.com | jquery.org/license */");
    lab.write("site/.git/HEAD", "ref: refs/heads/main\n");
    lab.write("site/.env", "DB_HOST=db\nDB_PASSWORD=not-a-real-one\n");
    lab.write("site/uploads/a.txt", "x");
    lab.write("site/robots.txt", "User-agent: *\nDisallow: /admin-secret/\n");
    return """
    server { listen 127.0.0.1:%d; server_name %s; root site; }
    server { listen 127.0.0.1:%d ssl; server_name %s; root site; %s
      ssl_certificate site.pem; ssl_certificate_key site.key;
      add_header Set-Cookie "sessionid=abc; Path=/";
      add_header Access-Control-Allow-Origin $http_origin; add_header Access-Control-Allow-Credentials true;
      location /uploads/ { autoindex on; } }
    """
        .formatted(http, host, https, host, TLS);
  }

  public static String soundServers(TlsLab lab, String host, int http, int https) {
    lab.write(
        "sound/index.html",
        "<!doctype html><html><head><meta charset=\"utf-8\"></head><body>Hi</body></html>");
    return """
    server { listen 127.0.0.1:%d; server_name %s; return 301 https://%s:%d$request_uri; }
    server { listen 127.0.0.1:%d ssl; server_name %s; root sound; server_tokens off; charset utf-8;
      ssl_protocols TLSv1.2 TLSv1.3; ssl_ciphers ECDHE+AESGCM; ssl_prefer_server_ciphers on;
      ssl_certificate site.pem; ssl_certificate_key site.key;
      add_header Strict-Transport-Security "max-age=63072000" always;
      add_header Content-Security-Policy "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'" always;
      add_header X-Content-Type-Options nosniff always; add_header Referrer-Policy no-referrer always;
      add_header Permissions-Policy "camera=()" always; }
    """
        .formatted(http, host, host, https, https, host);
  }
}
