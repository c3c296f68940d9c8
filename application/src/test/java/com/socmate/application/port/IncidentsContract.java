package com.socmate.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.UserId;
import com.socmate.domain.incident.Classification;
import com.socmate.domain.incident.Enrichment;
import com.socmate.domain.incident.Incident;
import com.socmate.domain.incident.IncidentDetails;
import com.socmate.domain.incident.IncidentStatus;
import com.socmate.domain.incident.LocalNotes;
import com.socmate.domain.incident.ReportedIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// What every [Incidents] promises.
public interface IncidentsContract {
  String SENTINEL = "sentinel";

  Incidents incidents();

  private static Instant now() {
    return Fixtures.now();
  }

  @Test
  default void an_incident_comes_back_as_it_was_reported_with_what_it_cannot_show() {
    var reported = Reports.incident(7, now());
    assertThat(incidents().keep(SENTINEL, List.of(reported))).hasSize(1);

    var kept = incidents().find(7).orElseThrow();
    assertThat(kept.reported()).isEqualTo(reported);
    assertThat(kept.local()).isEqualTo(LocalNotes.NONE);
    assertThat(incidents().find(SENTINEL, reported.remoteId())).contains(kept);
    assertThat(incidents().find(8)).isEmpty();
  }

  @Test
  default void what_is_reported_again_changes_nothing_and_is_no_news() {
    var reported = Reports.incident(7, now());
    incidents().keep(SENTINEL, List.of(reported));
    var before = incidents().find(7).orElseThrow();

    assertThat(incidents().keep(SENTINEL, List.of(reported, reported))).isEmpty();
    assertThat(incidents().find(7)).contains(before);
  }

  @Test
  default void of_two_versions_the_one_changed_later_stays_in_whatever_order_they_come() {
    var older = Reports.incident(7, now());
    var newer =
        Reports.changed(older, IncidentStatus.ACTIVE, older.modifiedAt().plusSeconds(1), "\"b\"");
    incidents().keep(SENTINEL, List.of(newer, older));

    assertThat(incidents().find(7).orElseThrow().reported()).isEqualTo(newer);
    incidents().keep(SENTINEL, List.of(older));
    assertThat(incidents().find(7).orElseThrow().reported()).isEqualTo(newer);
  }

  @Test
  default void a_verdict_comes_back() {
    var older = Reports.incident(7, now());
    var closed =
        new ReportedIncident(
            older.remoteId(),
            older.etag(),
            OptionalLong.empty(),
            older.title(),
            older.description(),
            older.severity(),
            IncidentStatus.CLOSED,
            Optional.of(
                new Classification(
                    Classification.Verdict.FALSE_POSITIVE,
                    Optional.of(Classification.Reason.INACCURATE_DATA),
                    "noise")),
            older.owner(),
            older.labels(),
            older.tactics(),
            older.products(),
            0,
            0,
            Optional.empty(),
            older.createdAt(),
            older.modifiedAt(),
            Optional.empty(),
            Optional.empty(),
            "{}");
    var kept = incidents().keep(SENTINEL, List.of(closed)).getFirst();
    assertThat(incidents().find(kept.number()).orElseThrow().reported()).isEqualTo(closed);
  }

  @Test
  default void two_providers_may_have_the_same_number_and_each_incident_has_its_own() {
    var one = incidents().keep(SENTINEL, List.of(Reports.incident(7, now()))).getFirst();
    var other = incidents().keep("other", List.of(Reports.incident(7, now()))).getFirst();

    assertThat(one.number()).isEqualTo(7);
    assertThat(other.number()).isNotEqualTo(7);
    assertThat(incidents().find(other.number()).orElseThrow().provider()).isEqualTo("other");
  }

  @Test
  default void what_people_say_survives_every_report_and_reports_survive_what_people_say() {
    var reported = Reports.incident(7, now());
    incidents().keep(SENTINEL, List.of(reported));
    var local = new LocalNotes("looked at", List.of("vip"), Optional.of("user001"));
    incidents().note(7, local, OptionalLong.empty());
    var newer =
        Reports.changed(
            reported, IncidentStatus.CLOSED, reported.modifiedAt().plusSeconds(9), "\"c\"");
    incidents().keep(SENTINEL, List.of(newer));

    var after = incidents().find(7).orElseThrow();
    assertThat(after.local()).isEqualTo(local);
    assertThat(after.reported()).isEqualTo(newer);
  }

  @Test
  default void of_two_who_write_from_the_same_version_one_is_told() {
    incidents().keep(SENTINEL, List.of(Reports.incident(7, now())));
    long version = incidents().find(7).orElseThrow().version();
    var written =
        Parallel.times(
            8,
            number ->
                incidents()
                    .note(
                        7,
                        new LocalNotes("by " + number, List.of(), Optional.empty()),
                        OptionalLong.of(version)));

    assertThat(written).filteredOn(Incidents.Changed.Kept.class::isInstance).hasSize(1);
    assertThat(written).filteredOn(Incidents.Changed.Newer.class::isInstance).hasSize(7);
    assertThat(incidents().note(99, LocalNotes.NONE, OptionalLong.empty()))
        .isInstanceOf(Incidents.Changed.NotThere.class);
  }

  @Test
  default void lists_are_narrowed_and_sorted() {
    var now = now();
    incidents()
        .keep(
            SENTINEL,
            List.of(
                Reports.incident(1, now.minusSeconds(10), "Low one", Severity.LOW),
                Reports.incident(2, now.minusSeconds(20), "High 100% one", Severity.HIGH),
                Reports.incident(3, now.minus(Duration.ofDays(9)), "Old medium", Severity.MEDIUM)));
    incidents()
        .note(2, new LocalNotes("", List.of("vip"), Optional.of("me")), OptionalLong.empty());

    assertThat(numbers(Incidents.Filter.NONE)).containsExactly(1L, 2L, 3L);
    assertThat(numbers(ordered(Incidents.Order.SEVERITY_DESC))).containsExactly(2L, 3L, 1L);
    assertThat(numbers(ordered(Incidents.Order.NUMBER_DESC))).containsExactly(3L, 2L, 1L);
    assertThat(numbers(ordered(Incidents.Order.MODIFIED))).containsExactly(3L, 2L, 1L);
    assertThat(numbers(filter(Optional.of(Severity.MEDIUM), Optional.empty(), Optional.empty())))
        .containsExactly(2L, 3L);
    assertThat(numbers(filter(Optional.empty(), Optional.of(Duration.ofDays(7)), Optional.empty())))
        .containsExactly(1L, 2L);
    assertThat(numbers(filter(Optional.empty(), Optional.empty(), Optional.of("100% ONE"))))
        .containsExactly(2L);
    assertThat(numbers(filter(Optional.empty(), Optional.empty(), Optional.of("_")))).isEmpty();
    assertThat(incidents().list(Incidents.Filter.NONE, new Page(1, 1)).total()).isEqualTo(3);
  }

  private List<Long> numbers(Incidents.Filter filter) {
    return incidents().list(filter, Page.FIRST).items().stream().map(Incident::number).toList();
  }

  private static Incidents.Filter ordered(Incidents.Order order) {
    return new Incidents.Filter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(SENTINEL),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        order);
  }

  private static Incidents.Filter filter(
      Optional<Severity> severity, Optional<Duration> within, Optional<String> text) {
    return new Incidents.Filter(
        severity,
        Optional.of(IncidentStatus.NEW),
        within,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        text,
        Incidents.Order.MODIFIED_DESC);
  }

  @Test
  default void details_and_findings_out_come_back() {
    incidents().keep(SENTINEL, List.of(Reports.incident(7, now())));
    var details =
        new IncidentDetails(
            List.of(
                new IncidentDetails.Alert(
                    "a1",
                    "An alert",
                    Severity.LOW,
                    "New",
                    "Sentinel",
                    List.of("Impact"),
                    Optional.of(now()),
                    Optional.empty(),
                    Optional.of(now()),
                    "{}")),
            List.of(
                new IncidentDetails.Named(
                    "e1", "Ip", Optional.of(EntityKind.IP), "192.0.2.7", "{}"),
                new IncidentDetails.Named("", "Malware", Optional.empty(), "x", "{}")),
            List.of(new IncidentDetails.Comment("c1", "me", "text", Optional.of(now()), "{}")),
            List.of(new IncidentDetails.Relation("r1", "/x/bookmarks/b", "bookmarks", "{}")));
    incidents().keepDetails(7, details);
    var enrichment =
        new Enrichment(
            List.of(
                new Enrichment.Subject(
                    EntityKind.IP,
                    "192.0.2.7",
                    2,
                    List.of(
                        new Enrichment.Trace(
                            "SigninLogs", 12, Optional.of(now()), Optional.empty())),
                    "print 1",
                    Profiles.full(now()))),
            List.of(8L),
            Optional.of(new Enrichment.Reading(now(), now())),
            List.of("a gap"));
    incidents().keepEnrichment(7, enrichment);

    assertThat(incidents().details(7).orElseThrow().details()).isEqualTo(details);
    assertThat(incidents().enrichment(7).orElseThrow().enrichment()).isEqualTo(enrichment);
    incidents().keepDetails(7, IncidentDetails.NONE);
    assertThat(incidents().details(7).orElseThrow().details()).isEqualTo(IncidentDetails.NONE);
    assertThat(incidents().enrichment(7)).isPresent();
  }

  @Test
  default void incidents_about_the_same_are_found_but_not_the_one_itself() {
    var now = now();
    incidents()
        .keep(
            SENTINEL,
            List.of(Reports.incident(1, now), Reports.incident(2, now), Reports.incident(3, now)));
    incidents().keepSubjects(1, List.of("ip:192.0.2.1", "user:a"));
    incidents().keepSubjects(2, List.of("ip:192.0.2.1"));
    incidents().keepSubjects(3, List.of("ip:192.0.2.3"));
    incidents().keepSubjects(3, List.of("user:a", "user:a"));

    assertThat(incidents().naming(List.of("ip:192.0.2.1", "user:a"), 1, 10))
        .extracting(Incident::number)
        .containsExactly(3L, 2L);
    assertThat(incidents().naming(List.of("ip:192.0.2.3"), 1, 10)).isEmpty();
  }

  @Test
  default void what_happened_is_told_in_the_order_of_time() {
    incidents().keep(SENTINEL, List.of(Reports.incident(7, now())));
    var first = happening(now().minusSeconds(5), "incident.enriched");
    var second = happening(now(), "incident.noted");
    incidents().happened(7, second);
    incidents().happened(7, first);

    assertThat(incidents().happenings(7)).containsExactly(first, second);
    assertThat(incidents().happenings(8)).isEmpty();
  }

  private static Incidents.Happening happening(Instant at, String what) {
    return new Incidents.Happening(
        at,
        what,
        "words",
        Optional.of(new UserId("usr_somebody1")),
        Optional.of(Fixtures.IDS.session()));
  }
}
