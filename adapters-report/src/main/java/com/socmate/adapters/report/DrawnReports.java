package com.socmate.adapters.report;

import com.socmate.application.investigation.report.Document;
import com.socmate.application.investigation.report.ReportPages;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// Reports as pages of HTML and PDF, with pictures of our own drawing.
public final class DrawnReports implements ReportPages {
  private static final String STYLE = Resources.text("screen.css");
  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + sha256(STYLE)
          + "'; base-uri 'none'; form-action 'none'";

  private final Paper paper = new Paper();

  @Override
  public Html html(Document document) {
    var head =
        """
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <meta name="robots" content="noindex"/>
        <meta http-equiv="Content-Security-Policy" content="%s"/>
        <style>%s</style>
        """
            .formatted(POLICY.replace("'", "&#39;"), STYLE);
    return new Html(
        "<!doctype html>\n" + Page.of(document, Page.Medium.SCREEN, head).xhtml(),
        POLICY + "; frame-ancestors 'none'");
  }

  @Override
  public byte[] pdf(Document document) {
    return paper.print(document);
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform brings SHA-256.", e);
    }
  }
}
