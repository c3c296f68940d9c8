package com.socmate.conformance;

import com.socmate.domain.time.CronExpression;
import com.socmate.domain.time.CronSyntaxException;
import com.socmate.domain.time.Recurrence;
import com.socmate.domain.time.Timetable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/// Cron vectors: the next times, single times, what parses, what never happens. Vectors that hold
/// only for other clock-change policies or day dialects than ours are skipped.
final class CronSuite implements Suite {
  private static final String OUR_POLICY = "cronie";
  private static final String OUR_DIALECT = "or-leading-star";

  @Override
  public String name() {
    return "cron";
  }

  @Override
  public Stream<Result> run(VectorFile file) {
    return file.vectors().map(CronSuite::judge);
  }

  private static Result judge(Vector vector) {
    if (!vector.isTrue("portable")) {
      if (isForOthers(vector, "dst_policies", OUR_POLICY)) {
        return new Result.Skipped(vector.id(), "another clock-change policy");
      }
      if (isForOthers(vector, "day_dialects", OUR_DIALECT)) {
        return new Result.Skipped(vector.id(), "another day dialect");
      }
    }
    return switch (vector.requiredText("kind")) {
      case "next", "never" -> next(vector);
      case "match" -> match(vector);
      case "parse" -> parse(vector);
      default -> new Result.Skipped(vector.id(), "kind " + vector.requiredText("kind"));
    };
  }

  private static boolean isForOthers(Vector vector, String field, String ours) {
    return vector.has(field) && !vector.texts(field).contains(ours);
  }

  private static Result next(Vector vector) {
    Instant from = instant(vector, vector.requiredText("from"));
    List<Instant> expected =
        vector.requiredTexts("expected_next").stream().map(text -> instant(vector, text)).toList();
    ZoneId zone = zone(vector);
    String got = answer(vector, zone, table -> next(table, from, expected.size()));
    return Result.compare(
        vector.id(), "%s after %s".formatted(about(vector), from), expected.toString(), got);
  }

  private static String next(Timetable table, Instant from, int count) {
    return table.upcoming(from, Math.max(1, count)).toString();
  }

  private static Result match(Vector vector) {
    Instant at = instant(vector, vector.requiredText("at"));
    String expected = String.valueOf(vector.isTrue("expected"));
    String got = answer(vector, zone(vector), table -> String.valueOf(table.occursAt(at)));
    return Result.compare(vector.id(), "%s at %s".formatted(about(vector), at), expected, got);
  }

  private static Result parse(Vector vector) {
    String expected = vector.requiredText("expected");
    String got = answer(vector, ZoneOffset.UTC, _ -> "accept");
    return Result.compare(
        vector.id(), about(vector), expected, got.startsWith("reject") ? "reject" : got);
  }

  private interface Question {
    String ask(Timetable table);
  }

  private static String answer(Vector vector, ZoneId zone, Question question) {
    try {
      CronExpression expression = CronExpression.parse(vector.requiredText("cron"));
      return question.ask(Timetable.of(new Recurrence.Custom(expression), zone));
    } catch (CronSyntaxException refused) {
      return "reject: " + refused.getMessage();
    }
  }

  private static String about(Vector vector) {
    return vector.requiredText("cron") + vector.text("tz").map(zone -> " in " + zone).orElse("");
  }

  private static ZoneId zone(Vector vector) {
    try {
      return vector.text("tz").map(ZoneId::of).orElse(ZoneOffset.UTC);
    } catch (DateTimeException unknown) {
      throw new MalformedVectors(
          "Vector %s: %s".formatted(vector.id(), unknown.getMessage()), unknown);
    }
  }

  private static Instant instant(Vector vector, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException malformed) {
      throw new MalformedVectors(
          "Vector %s has no time with an offset in %s.".formatted(vector.id(), text), malformed);
    }
  }
}
