package com.socmate.cli.catalogue;

import com.socmate.cli.catalogue.Field.Place;

/// What the security monitoring reports.
final class IncidentCalls {
  private static final String PATH = "/api/v1/incidents";
  private static final String ONE = PATH + "/{id}";
  private static final String[] STATES = {"new", "active", "closed"};

  static final Group INCIDENT =
      Group.of(
          "incident",
          "What the security monitoring reports.",
          Call.get("list", PATH, "Lists incidents.")
              .filter("severity", "at least this", Words.SEVERITIES)
              .filter("status", "only those", STATES)
              .filter("timespan", "changed no longer ago than this, such as P7D")
              .filter("provider", "only those of a provider")
              .filter("assignee", "only those of somebody")
              .filter("tag", "only those with it")
              .filter("q", "contained in title or description")
              .filter(
                  "sort",
                  "the order",
                  "-modified_at",
                  "modified_at",
                  "-created_at",
                  "created_at",
                  "-severity",
                  "-number",
                  "number")
              .rows("incidents", "number severity status title assignee alerts_count modified_at")
              .example("incident list --severity high --status new --timespan P1D"),
          Call.get("get", ONE, "Shows an incident."),
          Call.patch("update", ONE, "Changes an incident, there and here.")
              .text("status", "how far it is", STATES)
              .text("severity", "how grave it is", Words.SEVERITIES)
              .text(
                  "classification",
                  "what it was, when it is closed",
                  "undetermined",
                  "true_positive",
                  "benign_positive",
                  "false_positive")
              .text(
                  "classification_reason",
                  "why so",
                  "suspicious_activity",
                  "suspicious_but_expected",
                  "incorrect_alert_logic",
                  "inaccurate_data")
              .text("classification_comment", "in words")
              .text("owner", "whose it is there")
              .text("assignee", "who looks at it here")
              .text("notes", "what to remember, here only")
              .list("tags", "words to find it by, here only")
              .guarded()
              .example("incident update 42 --status closed --classification false_positive"),
          Call.post("create", PATH, "Makes an incident of a finding.")
              .asks(Place.BODY, "finding_id", "the finding's id")
              .text("provider", "where; by default the default provider")
              .text("title", "what it is called; by default as the finding")
              .text("severity", "how grave it is; by default as the finding", Words.SEVERITIES),
          Call.post("enrich", ONE + "/enrich", "Gathers what is known of an incident's entities."),
          Call.post("investigate", ONE + "/investigate", "Investigates an incident.")
              .text("persona", "whom the report is for", Words.PERSONAS)
              .starts(Shape.Work.SESSION, "session_id")
              .example("incident investigate 42 --watch"));

  private IncidentCalls() {}
}
