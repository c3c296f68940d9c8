package com.socmate.cli.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.cli.client.Api;
import java.util.LinkedHashMap;
import java.util.Map;

/// The rows a session keeps as proof, read from the API as they are needed.
final class Evidence {
  private final Api api;
  private final String session;

  Evidence(Api api, String session) {
    this.api = api;
    this.session = session;
  }

  /// The cells of a row by column, without the empty ones; empty if there is no such row.
  Map<String, String> row(Finding.Proof proof) {
    JsonNode page =
        api.get(
            "/api/v1/sessions/%s/evidence/%s?limit=1&offset=%d"
                .formatted(session, proof.query().substring(1), proof.row() - 1));
    var cells = new LinkedHashMap<String, String>();
    JsonNode row = page.path("rows").path(0);
    for (int column = 0; column < row.size(); column++) {
      String text = row.get(column).isNull() ? "" : row.get(column).asText();
      if (!text.isEmpty()) {
        cells.put(page.path("columns").path(column).path("name").asText(), text);
      }
    }
    return cells;
  }
}
