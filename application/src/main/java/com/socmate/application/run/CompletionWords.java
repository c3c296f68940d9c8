package com.socmate.application.run;

import com.socmate.domain.finding.Finding;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.Grounds;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.TableHealth;
import com.socmate.domain.investigation.TimeRange;
import com.socmate.domain.notification.Occasion;
import com.socmate.domain.schedule.Schedule;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// How a completed run is told: `3 new – Failed sign-ins >5 per IP – 24 h to 07:00 CEST`, and below
/// it what was found, what stayed, what is gone and how whole the data was.
final class CompletionWords {
  private static final int MOST_TITLES = 5;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm z", Locale.ENGLISH);

  private final Schedule schedule;
  private final InvestigationResult result;
  private final List<Finding> told;

  CompletionWords(Schedule schedule, InvestigationResult result) {
    this.schedule = schedule;
    this.result = result;
    this.told = result.conclusion().findings().stream().filter(it -> !it.isSuppressed()).toList();
  }

  Occasion occasion() {
    return switch (result.conclusion()) {
      case Conclusion.Findings _ when count(Finding.Novelty.NEW) > 0 -> new Occasion.Novelty();
      case Conclusion.Findings _, Conclusion.Clear _ -> new Occasion.Routine();
      case Conclusion.Inconclusive _ -> new Occasion.Trouble("inconclusive");
    };
  }

  String title() {
    var window = result.grounds().map(Grounds::range).map(it -> " – " + words(it)).orElse("");
    return verdict() + " – " + schedule.definition().name() + window;
  }

  private String verdict() {
    return switch (result.conclusion()) {
      case Conclusion.Findings(var all) -> counts(all.size() - told.size());
      case Conclusion.Clear _ -> "Clear";
      case Conclusion.Inconclusive _ -> "Inconclusive";
    };
  }

  /// What is suppressed is counted and no news.
  private String counts(int suppressed) {
    long fresh = count(Finding.Novelty.NEW);
    return (fresh == 0 ? "Nothing new" : fresh + " new")
        + (suppressed == 0 ? "" : " (" + suppressed + " suppressed)");
  }

  private String words(TimeRange range) {
    ZoneId zone = schedule.timetable().zone();
    return words(range.length()) + " to " + CLOCK.format(range.to().atZone(zone));
  }

  private static String words(Duration length) {
    if (length.toMinutes() % 60 != 0) {
      return length.toMinutes() + " min";
    }
    return length.toHours() > 48 && length.toHours() % 24 == 0
        ? length.toDays() + " d"
        : length.toHours() + " h";
  }

  String body() {
    var lines = new ArrayList<String>();
    switch (result.conclusion()) {
      case Conclusion.Findings(var all) -> found(all.size() - told.size(), lines);
      case Conclusion.Clear _ ->
          lines.add(
              "Every query answered in full, every table had rows, and nothing met the rule.");
      case Conclusion.Inconclusive(var reason) -> lines.add(reason);
    }
    result
        .grounds()
        .map(grounds -> health(grounds, lines))
        .filter(line -> !line.isEmpty())
        .ifPresent(lines::add);
    return String.join("\n", lines);
  }

  private void found(int suppressed, List<String> lines) {
    if (told.isEmpty()) {
      lines.add("All that was found is suppressed: " + suppressed + ". It is kept and counted.");
    }
    var newestFirst =
        told.stream().sorted(Comparator.comparing(finding -> !finding.isNews())).toList();
    newestFirst.stream().limit(MOST_TITLES).map(Finding::title).forEach(lines::add);
    if (newestFirst.size() > MOST_TITLES) {
      lines.add("and " + (newestFirst.size() - MOST_TITLES) + " more");
    }
    lines.add(
        count(Finding.Novelty.NEW)
            + " new, "
            + count(Finding.Novelty.STILL)
            + " still there, "
            + result.grounds().map(Grounds::gone).orElse(0)
            + " gone.");
  }

  private long count(Finding.Novelty novelty) {
    return told.stream().filter(it -> it.novelty() == novelty).count();
  }

  /// Without what the lines above say already.
  private static String health(Grounds grounds, List<String> above) {
    var sentences =
        Stream.concat(
                grounds.health().stream().map(TableHealth::sentence),
                grounds.shortcomings().stream())
            .distinct()
            .filter(sentence -> above.stream().noneMatch(line -> line.contains(sentence)))
            .toList();
    return sentences.isEmpty() ? "" : "Data: " + String.join(" ", sentences);
  }
}
