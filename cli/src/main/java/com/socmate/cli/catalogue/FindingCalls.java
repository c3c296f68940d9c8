package com.socmate.cli.catalogue;

/// What was found, and what people make of it.
final class FindingCalls {
  private static final String PATH = "/api/v1/findings";
  private static final String ONE = PATH + "/{id}";

  static final Group FINDING =
      Group.of(
          "finding",
          "What investigations found.",
          Call.get("list", PATH, "Lists findings.")
              .filter("status", "only those", "open", "acknowledged", "dismissed", "suppressed")
              .filter("severity", "only those", Words.SEVERITIES)
              .filter("schedule", "those of a schedule, by its id")
              .filter("session", "those of a session, by its id")
              .rows("findings", "id severity status title novelty techniques")
              .example("finding list --status open --severity high"),
          Call.get("get", ONE, "Shows a finding and what led to it."),
          Call.post("acknowledge", ONE + "/acknowledge", "Says that somebody looks at it.")
              .text("note", "what to remember"),
          Call.post("dismiss", ONE + "/dismiss", "Says that it is nothing.").text("reason", "why"),
          Call.post("reopen", ONE + "/reopen", "Takes that back.").text("reason", "why"),
          Call.post("suppress", ONE + "/suppress", "Tells of the same no more, for a time.")
              .text("reason", "why")
              .text("expires_at", "until when")
              .text("scope", "where", "schedule", "workspace"));

  static final Group SUPPRESSION =
      Group.of(
          "suppression",
          "What is not told, and until when.",
          Call.get("list", "/api/v1/suppressions", "Lists suppressions.")
              .filter("schedule", "those that apply to a schedule, by its id")
              .filterFlag("active", "leave out those that have ended")
              .rows("suppressions", "id scope title reason expires_at active hidden"),
          Call.get("get", "/api/v1/suppressions/{id}", "Shows a suppression."),
          Call.post("lift", "/api/v1/suppressions/{id}/lift", "Ends a suppression."));

  private FindingCalls() {}
}
