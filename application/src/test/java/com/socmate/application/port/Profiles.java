package com.socmate.application.port;

import com.socmate.domain.finding.Severity;
import com.socmate.domain.incident.EntityInsights;
import com.socmate.domain.incident.EntityPlace;
import com.socmate.domain.incident.EntityPlace.Network;
import com.socmate.domain.incident.EntityPlace.Sure;
import com.socmate.domain.incident.EntityPlace.Where;
import com.socmate.domain.incident.EntityProfile;
import com.socmate.domain.incident.EntityTimeline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What a provider might tell of an entity.
public final class Profiles {
  private Profiles() {}

  public static EntityProfile full(Instant at) {
    return new EntityProfile(
        Optional.of(place("1.2.3.4")), Optional.of(timeline(at)), Optional.of(insights(at)));
  }

  /// Some things known of it, and some not.
  public static EntityPlace place(String address) {
    return new EntityPlace(
        address,
        new Where(
            new Sure(Optional.of("norway"), OptionalInt.of(99)),
            new Sure(Optional.of("oslo county"), OptionalInt.empty()),
            new Sure(Optional.empty(), OptionalInt.empty()),
            Optional.empty(),
            Optional.of("europe"),
            Optional.of("eastern norway"),
            Optional.of("59.9"),
            Optional.of("10.7")),
        new Network(
            Optional.of("65001"),
            Optional.of("A carrier"),
            Optional.of("An organization"),
            Optional.empty(),
            Optional.of("fixed")),
        "{}");
  }

  public static EntityTimeline timeline(Instant at) {
    return new EntityTimeline(
        7,
        Map.of("SecurityAlert", 1, "Activity", 6),
        List.of(
            new EntityTimeline.Happening(
                "SecurityAlert",
                "Many failures",
                "Somebody tried 40 times.",
                Optional.of(Severity.MEDIUM),
                Optional.of(at),
                Optional.empty(),
                "{}")),
        List.of(new EntityProfile.Failure("Activity", "q1", "syntax error")));
  }

  public static EntityInsights insights(Instant at) {
    var table =
        new EntityInsights.Table(
            List.of(new EntityInsights.Column("Title", "string")), List.of(List.of("A title")));
    return new EntityInsights(
        3,
        List.of(
            new EntityInsights.Insight(
                "q2", Optional.of(at), Optional.of(at), table, List.of(table), "{}")),
        List.of());
  }
}
