package com.socmate.cli.catalogue;

import com.socmate.cli.catalogue.Field.Place;

/// Investigations and what they leave.
final class SessionCalls {
  private static final String PATH = "/api/v1/sessions";
  private static final String ONE = PATH + "/{id}";

  static final Group SESSION =
      Group.of(
          "session",
          "Investigations, whether a schedule started them or a person.",
          Call.get("list", PATH, "Lists sessions.")
              .filter("status", "only those", "active", "completed", "failed", "cancelled")
              .filter("outcome", "only those", Words.OUTCOMES)
              .filter("persona", "only those for them", Words.PERSONAS)
              .filter("schedule", "those of a schedule, by its id")
              .filter("owner", "a user's id, or me")
              .filterFlag("pinned", "only the pinned ones")
              .filter("q", "part of the title or the question")
              .filter(
                  "sort",
                  "the order",
                  "created_at",
                  "-created_at",
                  "finished_at",
                  "-finished_at",
                  "title",
                  "-title")
              .rows("sessions", "id status outcome title created_at finished_at")
              .example("session list --outcome findings"),
          Call.get("get", ONE, "Shows a session with its findings."),
          Call.post("start", "/api/v1/investigations/start", "Asks a question now.")
              .asks(Place.BODY, "query", "the question, in words or in KQL")
              .text("persona", "whom the report is for", Words.PERSONAS)
              .text("provider", "whose logs; by default the default provider's")
              .text("visibility", "who sees it", Words.VISIBILITIES)
              .starts(Shape.Work.SESSION, "session_id")
              .example(
                  "session start 'Failed sign-ins in the last 24 hours with more than 5 attempts from the same IP' --watch"),
          Call.post("message", ONE + "/message", "Asks further in a session.")
              .asks(Place.BODY, "message", "what to ask")
              .starts(Shape.Work.SESSION, "session_id")
              .example("session message sess_… 'more than 20' --wait"),
          new Watch(
              "watch",
              ONE,
              "Follows a session to its end, from its beginning.",
              Shape.Work.SESSION),
          Call.get("report", ONE + "/report", "Writes a session's report.")
              .filter("format", "as what; md by default", "md", "html", "pdf", "json")
              .filter("persona", "for whom; by default whom the session is for", Words.PERSONAS)
              .filter("turn", "of which turn; by default the latest that has one")
              .document()
              .example("session report sess_… --format pdf --save report.pdf"),
          Call.get("evidence", ONE + "/evidence/{n}", "Shows the rows that a query kept as proof.")
              .filter("limit", "at most so many rows, up to 5000")
              .filter("offset", "after so many rows")
              .shaped(new Shape.Grid())
              .example("session evidence sess_… 1"),
          Call.post("replay", ONE + "/replay", "Executes a session's plan again and compares."),
          Call.post("cancel", ONE + "/cancel", "Stops what is under way."),
          Call.patch("update", ONE, "Changes what a session is called and who sees it.")
              .text("title", "what it is called")
              .text("visibility", "who sees it", Words.VISIBILITIES)
              .flag("pinned", "whether it stays on top"),
          Call.post("pin", ONE + "/pin", "Keeps a session on top."),
          Call.post("unpin", ONE + "/unpin", "Keeps a session on top no more."),
          Call.post("fork", ONE + "/fork", "Copies a session into one of one's own.")
              .number("turn", "up to this turn"),
          Call.post("transfer", ONE + "/transfer", "Gives a session to another user.")
              .text("to", "the id of a user"),
          Call.delete("delete", ONE, "Deletes a session; for 30 days it can be restored.")
              .done("Deleted; ./socmate session restore brings it back within 30 days."),
          Call.post("restore", ONE + "/restore", "Brings a deleted session back."));

  private SessionCalls() {}
}
