package com.socmate.cli.catalogue;

import com.socmate.cli.catalogue.Field.Place;

/// Things and their relations, and the search over everything.
final class GraphCalls {
  private static final String PATH = "/api/v1/graph";
  private static final String[] KINDS = {
    "ip", "user", "host", "domain", "hash", "email", "url", "process"
  };

  static final Group GRAPH =
      Group.of(
          "graph",
          "Things that investigations have shown, and how they are related.",
          Call.get("entity", PATH + "/entity", "Shows a thing and what lies around it.")
              .asks(Place.QUERY, "value", "such as an address or an account")
              .filter("depth", "how many relations away, up to 3")
              .filter("types", "kinds of what lies around, separated by commas")
              .filter("limit", "at most so many things")
              .filter("kind", "which kind is meant", KINDS)
              .example("graph entity 203.0.113.7 --depth 2"),
          Call.get("session", PATH + "/session/{id}", "Shows the things of a session.")
              .filter("types", "kinds of things, separated by commas")
              .filter("limit", "at most so many things"),
          Call.get("search", PATH + "/search", "Finds things by name.")
              .filter("q", "in any form; all names without it")
              .filter("types", "kinds, separated by commas")
              .rows(
                  "entities",
                  "kind value first_seen last_seen prevalence.sessions prevalence.rows"),
          Call.get("merges", PATH + "/merges", "Lists names that were said to be one thing.")
              .rows("merges", "id alias.kind alias.value into.value reason holds created_at"),
          Call.post("merge", PATH + "/merges", "Says that two names are one thing.")
              .text("kind", "of what", KINDS)
              .text("alias", "the name to lead on")
              .text("into", "the name to keep")
              .text("reason", "why"),
          Call.post("unmerge", PATH + "/merges/{id}/undo", "Takes a merge back."));

  static final Call SEARCH =
      Call.get("search", "/api/v1/search", "Searches everything one may read.")
          .asks(Place.QUERY, "q", "words, and such as severity:high type:finding after:2026-11-01")
          .filter(
              "type",
              "only those",
              "session",
              "finding",
              "report",
              "schedule",
              "incident",
              "entity")
          .rows("results", "type id title severity at score")
          .example("search 'kerberoasting severity:high'");

  private GraphCalls() {}
}
