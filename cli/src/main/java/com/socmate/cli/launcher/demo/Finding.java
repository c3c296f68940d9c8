package com.socmate.cli.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an investigation found: its words, the columns and values it is about, and where its proof
/// stands.
record Finding(
    String title,
    String description,
    String severity,
    Map<String, String> key,
    List<Proof> proofs) {

  /// A row of a query, counted from 1, as `[Q1:r3]` cites it.
  record Proof(String query, int row, String citation) {}

  static Finding from(JsonNode json) {
    var key = new TreeMap<String, String>();
    json.path("key").properties().forEach(it -> key.put(it.getKey(), it.getValue().asText()));
    var proofs = new ArrayList<Proof>();
    for (JsonNode ref : json.path("evidence")) {
      proofs.add(
          new Proof(
              ref.path("query").asText(), ref.path("row").asInt(), ref.path("citation").asText()));
    }
    return new Finding(
        json.path("title").asText("(without a title)"),
        json.path("description").asText(""),
        json.path("severity").asText("-"),
        key,
        proofs);
  }

  /// Whether its key holds all of these.
  boolean isAbout(Map<String, String> entity) {
    return key.entrySet().containsAll(entity.entrySet());
  }
}
