package com.socmate.cli.catalogue;

import com.socmate.cli.catalogue.Field.Kind;
import com.socmate.cli.catalogue.Field.Place;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Schedules and their runs.
final class ScheduleCalls {
  private static final String PATH = "/api/v1/schedules";
  private static final String ONE = PATH + "/{id}";
  private static final String RUN_COLUMNS =
      "id status outcome trigger scheduled_for duration_seconds session_id error.code";

  private static final List<Field> TIMES =
      List.of(
          text("frequency", "how often", Words.FREQUENCIES),
          text("scheduled_time", "at which time of the day, HH:MM"),
          text("scheduled_date", "once: the day, YYYY-MM-DD; by default the next such time"),
          text(
              "day_of_week",
              "weekly: the day; by default today's",
              "monday",
              "tuesday",
              "wednesday",
              "thursday",
              "friday",
              "saturday",
              "sunday"),
          number("day_of_month", "monthly: the day; past the month's end is its last"),
          text("cron_expression", "custom: five cron fields, such as '*/15 8-18 * * 1-5'"),
          text("timezone", "whose clock counts, such as Europe/Berlin; by default yours"),
          text("start_at", "no run before this moment"),
          text("end_at", "no run from this moment on"),
          number("jitter_seconds", "later by an own amount below this, up to 3600"));

  private static final List<Field> MEMBERS =
      List.of(
          text("name", "what it is called"),
          text("description", "what it is for"),
          text("user_query", "the question, in words or in KQL"),
          text("persona", "whom the report is for", Words.PERSONAS),
          text("provider", "whose logs; by default the default provider's"),
          text(
              "overlap_policy",
              "while the run before is unfinished",
              "skip",
              "buffer_one",
              "allow_all",
              "cancel_other"),
          text("catchup_policy", "after times that passed unserved", "last", "none", "all"),
          text("notify_on", "when to tell", "always", "new", "failure"),
          text("visibility", "who sees it", Words.VISIBILITIES),
          new Field("tags", Place.BODY, Kind.LIST, "words to find it by", List.of()));

  static final Group SCHEDULE =
      Group.of(
          "schedule",
          "Questions that are asked again and again.",
          filters(Call.get("list", PATH, "Lists schedules."))
              .rows("schedules", "id name status sentence next_run_at last_run.status")
              .example("schedule list --status active")
              .example("schedule list -o jsonl | jq -r .name"),
          Call.get("get", ONE, "Shows a schedule.").example("schedule get 'Daily failed sign-ins'"),
          Call.post("create", PATH, "Makes a schedule.")
              .with(MEMBERS)
              .with(TIMES)
              .example(
                  "schedule create --name 'Daily failed sign-ins' --frequency daily --scheduled-time 08:00 \\\n"
                      + "    --persona soc_analyst --user-query 'Failed sign-ins in the last 24 hours with more than 5 attempts from the same IP'")
              .example("schedule create -f schedule.yaml"),
          Call.patch("update", ONE, "Changes a schedule.")
              .with(MEMBERS)
              .with(TIMES)
              .guarded()
              .example("schedule update sch_… --scheduled-time 09:30"),
          Call.post("pause", ONE + "/pause", "Lets a schedule rest.")
              .text("reason", "why, for those who wonder")
              .text("until", "when it goes on by itself")
              .guarded(),
          Call.post("resume", ONE + "/resume", "Lets a schedule run again, also after failures.")
              .guarded(),
          Call.post("run", ONE + "/run", "Runs a schedule now.")
              .starts(Shape.Work.SESSION, "session_id")
              .example("schedule run sch_… --watch"),
          Call.get("runs", ONE + "/runs", "Shows the last 50 runs of a schedule.")
              .shaped(
                  new Shape.Rows(
                      "runs", com.socmate.cli.output.Column.of(RUN_COLUMNS), Shape.Paging.WHOLE)),
          Call.post("preview", PATH + "/preview", "Shows when a schedule would run.")
              .with(TIMES)
              .example(
                  "schedule preview --frequency daily --scheduled-time 02:30 --timezone Europe/Berlin"),
          Call.post("validate", PATH + "/validate", "Says whether a question is specific enough.")
              .asks(Place.BODY, "query", "the question")
              .text("persona", "whom the report is for", Words.PERSONAS)
              .with(TIMES),
          Call.post("backtest", PATH + "/backtest", "Tries a question on windows that have passed.")
              .asks(Place.BODY, "query", "the question")
              .number("windows", "how many windows back")
              .text("provider", "whose logs; by default the default provider's")
              .with(TIMES),
          Call.get("plan", ONE + "/plan", "Shows what a schedule's question was compiled to."),
          Call.get("versions", ONE + "/plan/versions", "Lists the versions of a schedule's plan.")
              .rows("versions", "version origin author created_at note"),
          Call.post("recompile", ONE + "/plan/recompile", "Compiles a schedule's question again."),
          Call.get("coverage", ONE + "/coverage", "Shows which windows were read, and the gaps.")
              .filter("from", "from when; by default 30 days before the end")
              .filter("to", "until when; by default now"),
          Call.post("backfill", ONE + "/backfill", "Reads windows that should have been read.")
              .text("from", "from when")
              .text("to", "until when")
              .number("max", "at most so many runs, up to 100")
              .flag("dry_run", "only show which")
              .example(
                  "schedule backfill sch_… --from 2026-11-21T00:00:00Z --to 2026-11-22T00:00:00Z --dry-run"),
          Call.get("rule", ONE + "/rule", "Writes a schedule as an analytics rule of Sentinel.")
              .document(),
          filters(Call.get("export", PATH + "/export", "Writes schedules as YAML."))
              .document()
              .example("schedule export --tag nightly > schedules.yaml"),
          Call.post("transfer", ONE + "/transfer", "Gives a schedule to another user.")
              .text("to", "the id of a user"),
          Call.delete("delete", ONE, "Deletes a schedule; for 30 days it can be restored.")
              .guarded()
              .done("Deleted; ./socmate schedule restore brings it back within 30 days."),
          Call.post("restore", ONE + "/restore", "Brings a deleted schedule back."));

  static final Group RUN =
      Group.of(
          "run",
          "Single executions of schedules.",
          Call.get("list", "/api/v1/runs", "Lists runs of all schedules.")
              .filter(
                  "status",
                  "only those",
                  "queued",
                  "running",
                  "completed",
                  "failed",
                  "skipped",
                  "missed",
                  "cancelled")
              .filter("outcome", "only those", Words.OUTCOMES)
              .filter("trigger", "only those", "scheduled", "manual", "backfill", "catch_up")
              .filter("schedule", "a schedule's id")
              .filter("backfill", "a backfill's id")
              .filter("from", "the earliest time they were due")
              .filter("to", "due before this")
              .filter("sort", "by when they were due", "scheduled_for", "-scheduled_for")
              .rows(
                  "runs",
                  "id schedule_name status outcome trigger scheduled_for duration_seconds session_id")
              .example("run list --status failed --from 2026-11-22T00:00:00Z"),
          Call.get("get", "/api/v1/runs/{id}", "Shows a run."),
          Call.post("cancel", "/api/v1/runs/{id}/cancel", "Stops a run."));

  private ScheduleCalls() {}

  private static Call filters(Call call) {
    return call.filter("status", "only those", "active", "paused", "failed", "completed")
        .filter("frequency", "only those", Words.FREQUENCIES)
        .filter("persona", "only those for them", Words.PERSONAS)
        .filter("owner", "a user's id, or me")
        .filter("tag", "only those with it")
        .filter("q", "found in name, description or question")
        .filter(
            "sort",
            "the order",
            Stream.of("created_at", "name", "next_run_at")
                .flatMap(it -> Stream.of(it, "-" + it))
                .toArray(String[]::new));
  }

  private static Field text(String name, String says, String... values) {
    return new Field(name, Place.BODY, Kind.TEXT, says, Arrays.asList(values));
  }

  private static Field number(String name, String says) {
    return new Field(name, Place.BODY, Kind.NUMBER, says, List.of());
  }
}
