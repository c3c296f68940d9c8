package com.socmate.adapters.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.socmate.domain.id.UserId;
import com.socmate.domain.investigation.PlanVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A plan as a schedule has had it.
///
/// @param origin `compiled` from the schedule's words, or `edited` by a person
record PlanVersionJson(
    int version,
    @JsonUnwrapped PlanJson plan,
    String origin,
    @Nullable String author,
    Instant createdAt,
    String note) {

  /// A version as a list shows it.
  record Summary(
      int version,
      String hash,
      String title,
      String rule,
      String window,
      String origin,
      @Nullable String author,
      Instant createdAt,
      String note) {
    static Summary from(PlanVersion version) {
      var plan = version.plan();
      return new Summary(
          version.number(),
          plan.hash(),
          plan.title(),
          plan.rule().text(),
          plan.window().toString(),
          Words.of(version.origin()),
          version.author().map(UserId::value).orElse(null),
          version.at(),
          version.note());
    }
  }

  static PlanVersionJson from(PlanVersion version) {
    return new PlanVersionJson(
        version.number(),
        PlanJson.from(version.plan()),
        Words.of(version.origin()),
        version.author().map(UserId::value).orElse(null),
        version.at(),
        version.note());
  }
}
