package com.socmate.application.investigation.report;

/// Draws reports for people who do not read Markdown. A page needs nothing but itself, runs
/// nothing, and shows whatever a log says as text.
public interface ReportPages {
  /// @return a page, and the policy it is to be shown under
  Html html(Document document);

  /// @return the bytes of a PDF; the same document makes the same bytes
  byte[] pdf(Document document);

  /// @param policy for the header Content-Security-Policy
  record Html(String page, String policy) {}
}
