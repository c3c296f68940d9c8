package com.socmate.application.notification;

import com.socmate.domain.notification.Cadence;
import com.socmate.domain.notification.DigestContents;
import com.socmate.domain.notification.DigestContents.Absent;
import com.socmate.domain.notification.DigestContents.OfSchedule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A digest in words: how many due runs happened and which did not, then schedule by schedule what
/// failed, what is new, still there and gone, then what belongs to no schedule. Every line is one,
/// whatever the names in it hold.
final class DigestWords {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm z", Locale.ENGLISH);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

  private final DigestContents contents;
  private final Cadence cadence;
  private final Instant since;
  private final Instant until;
  private final ZoneId zone;

  DigestWords(DigestContents contents, Cadence cadence, Instant since, Instant until, ZoneId zone) {
    this.contents = contents;
    this.cadence = cadence;
    this.since = since;
    this.until = until;
    this.zone = zone;
  }

  String title() {
    var parts = new ArrayList<String>();
    count(contents.due().missed(), "missed", parts);
    count(contents.totals().failed(), "failed", parts);
    count(contents.totals().inconclusive(), "inconclusive", parts);
    count(contents.totals().fresh(), "new", parts);
    count(contents.allOthers(), contents.allOthers() == 1 ? "other" : "others", parts);
    var news = parts.isEmpty() ? "Nothing new" : String.join(", ", parts);
    return name() + " – " + news + " – to " + CLOCK.format(until.atZone(zone));
  }

  private String name() {
    return switch (cadence) {
      case AT_ONCE -> "Last digest";
      case HOURLY -> "Hourly digest";
      case DAILY -> "Daily digest";
    };
  }

  String why() {
    return switch (cadence) {
      case AT_ONCE -> "You had digests until now; this is what was gathered for the next.";
      case HOURLY -> "You have this gathered and told hourly.";
      case DAILY -> "You have this gathered and told daily.";
    };
  }

  private static void count(int many, String what, List<String> parts) {
    if (many > 0) {
      parts.add(many + " " + what);
    }
  }

  String body() {
    var lines = new ArrayList<String>();
    lines.add(runs());
    contents.due().absent().forEach(it -> lines.add(absent(it)));
    int unnamed =
        contents.due().failed()
            + contents.due().missed()
            + contents.due().skipped()
            - contents.due().absent().size();
    more(unnamed, "that did not happen", lines);
    contents.schedules().forEach(it -> told(it, lines));
    more(contents.allSchedules() - contents.schedules().size(), "schedules", lines);
    contents.others().forEach(title -> lines.add(oneLine(title)));
    more(contents.allOthers() - contents.others().size(), "notifications", lines);
    if (!contents.hasNews()) {
      lines.add("Nothing else is to be told.");
    }
    return String.join("\n", lines);
  }

  private static void more(int rest, String what, List<String> lines) {
    if (rest > 0) {
      lines.add("and " + rest + " more " + what);
    }
  }

  private String runs() {
    var due = contents.due();
    if (due.all() == 0) {
      return "No run was due since " + moment(since) + ".";
    }
    var others = new ArrayList<String>();
    count(due.failed(), "failed", others);
    count(due.missed(), due.missed() == 1 ? "was missed" : "were missed", others);
    count(due.skipped(), due.skipped() == 1 ? "was skipped" : "were skipped", others);
    count(due.cancelled(), due.cancelled() == 1 ? "was cancelled" : "were cancelled", others);
    count(due.underWay(), due.underWay() == 1 ? "is under way" : "are under way", others);
    return due.completed()
        + " of "
        + due.all()
        + (due.all() == 1 ? " due run happened" : " due runs happened")
        + (others.isEmpty() ? "" : "; " + String.join(", ", others))
        + ". Since "
        + moment(since)
        + ".";
  }

  private String absent(Absent it) {
    var fate =
        switch (it.fate()) {
          case FAILED -> "Failed: ";
          case MISSED -> "Missed: ";
          case SKIPPED -> "Skipped: ";
        };
    return oneLine(fate + it.schedule() + ", " + moment(it.scheduledFor()) + ". " + it.reason());
  }

  private void told(OfSchedule it, List<String> lines) {
    var parts = new ArrayList<String>();
    if (it.disabled()) {
      parts.add("disabled after five failures");
    }
    count(it.failed(), "failed", parts);
    count(it.inconclusive(), "inconclusive", parts);
    if (it.recovered() > 0) {
      parts.add("recovered");
    }
    if (it.completed() > 0) {
      parts.add(it.fresh() + " new, " + it.still() + " still there, " + it.gone() + " gone");
      parts.add(it.completed() + " completed");
    }
    lines.add(oneLine(it.name() + ": " + String.join(", ", parts) + "."));
    if (it.fresh() > 0) {
      int rest = it.fresh() - it.titles().size();
      lines.add(
          oneLine("New: " + String.join("; ", it.titles()))
              + (rest > 0 ? "; and " + rest + " more" : ""));
    }
  }

  private String moment(Instant at) {
    var there = at.atZone(zone);
    var today = LocalDate.ofInstant(until, zone);
    return (there.toLocalDate().equals(today) ? TIME : DAY).format(there);
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\s\\p{Z}\\p{Cc}]+", " ").strip();
  }
}
