package com.socmate.adapters.http;

import com.socmate.application.investigation.report.Document;
import com.socmate.application.investigation.report.ReportPages;
import java.nio.charset.StandardCharsets;

/// Pages with nothing on them but who they are for.
final class PlainPages implements ReportPages {
  @Override
  public Html html(Document document) {
    return new Html("<!doctype html>" + document.persona(), "default-src 'none'");
  }

  @Override
  public byte[] pdf(Document document) {
    return ("%PDF " + document.persona()).getBytes(StandardCharsets.US_ASCII);
  }
}
