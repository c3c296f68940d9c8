package com.socmate.domain.audit.observed;

import java.util.List;

/// The paths and origins an audit asks for beside the page itself; the same in every audit.
public final class ProbePaths {
  /// Origins that a site has no reason to let read; `{host}` stands for its name.
  public static final List<String> ORIGINS =
      List.of(
          "https://audit-origin.example",
          "null",
          "https://{host}.audit-origin.example",
          "https://audit-{host}");

  /// Paths that cannot exist: what a site answers to them is what it answers to anything.
  public static final List<String> ABSENT =
      List.of("/no-such-page-7f3a9c", "/no-such-folder-7f3a9c/", "/no-such-file-7f3a9c.php");

  /// Of the paths that are asked for: where sites describe their APIs.
  public static final List<String> DESCRIPTIONS =
      List.of("/openapi.json", "/swagger.json", "/v3/api-docs");

  public static final List<String> PROBES =
      List.of(
          "/.git/HEAD",
          "/.git/config",
          "/.env",
          "/.svn/entries",
          "/.hg/requires",
          "/.DS_Store",
          "/index.php~",
          "/index.php.bak",
          "/backup.zip",
          "/backup.sql",
          "/dump.sql",
          "/actuator/env",
          "/debug/pprof/",
          "/server-status",
          "/phpinfo.php",
          "/id_rsa",
          "/server.key",
          "/wp-config.php~",
          "/web.config",
          "/appsettings.json",
          "/docker-compose.yml",
          "/.npmrc",
          "/assets/",
          "/static/",
          "/uploads/",
          "/admin/",
          "/wp-login.php",
          "/metrics",
          "/robots.txt",
          "/sitemap.xml",
          "/.well-known/security.txt",
          "/security.txt",
          "/crossdomain.xml",
          "/clientaccesspolicy.xml",
          "/openapi.json",
          "/swagger.json",
          "/v3/api-docs",
          "/.well-known/mta-sts.txt");

  private ProbePaths() {}
}
