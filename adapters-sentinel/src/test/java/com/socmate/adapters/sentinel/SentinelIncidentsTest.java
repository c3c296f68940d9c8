package com.socmate.adapters.sentinel;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.sentinel.FaultyFront.Fault;
import com.socmate.application.port.SiemIncidents.Answer;
import com.socmate.application.port.SiemIncidents.Stretch;
import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.incident.Classification;
import com.socmate.domain.incident.IncidentChange;
import com.socmate.domain.incident.IncidentDetails;
import com.socmate.domain.incident.IncidentStatus;
import com.socmate.domain.incident.NewIncident;
import com.socmate.domain.incident.ReportedIncident;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentinelIncidentsTest {
  private static final Instant NOON = Instant.parse("2026-05-20T12:00:00Z");
  private static final String GUID = "00000000-0000-4000-8000-000000000001";

  @TempDir private Path folder = Path.of("");
  private SentinelBench bench;

  @BeforeEach
  void open() throws IOException {
    bench = new SentinelBench(folder, NOON);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static <T> T got(Answer<T> answer) {
    assertThat(answer).isInstanceOf(Answer.Got.class);
    return ((Answer.Got<T>) answer).value();
  }

  private static NewIncident wanted() {
    return new NewIncident(
        GUID,
        "Failed sign-ins from 192.0.2.7",
        "user017@contoso.example was tried 40 times.",
        Severity.CRITICAL,
        List.of("SoCMate"),
        Optional.of(NOON.minusSeconds(600)),
        Optional.of(NOON));
  }

  @Test
  void an_incident_is_opened_and_read_with_what_its_words_name() {
    var opened = got(bench.incidents().open(wanted()));
    assertThat(opened.severity()).isEqualTo(Severity.HIGH);
    assertThat(opened.status()).isEqualTo(IncidentStatus.NEW);
    assertThat(opened.number()).hasValue(1);
    assertThat(opened.labels()).containsExactly("SoCMate");
    assertThat(got(bench.incidents().find(GUID))).isEqualTo(opened);

    got(bench.incidents().comment(GUID, "c1", "Looked at."));
    var details = got(bench.incidents().details(GUID));
    assertThat(details.entities())
        .extracting(IncidentDetails.Named::kind, IncidentDetails.Named::value)
        .contains(
            org.assertj.core.groups.Tuple.tuple(Optional.of(EntityKind.IP), "192.0.2.7"),
            org.assertj.core.groups.Tuple.tuple(
                Optional.of(EntityKind.USER), "user017@contoso.example"));
    assertThat(details.comments())
        .extracting(IncidentDetails.Comment::message)
        .containsExactly("Looked at.");
  }

  @Test
  void a_change_keeps_everything_else_and_gives_a_new_version() {
    var opened = got(bench.incidents().open(wanted()));
    var closed =
        got(
            bench
                .incidents()
                .change(
                    opened,
                    new IncidentChange(
                        Optional.of(IncidentStatus.CLOSED),
                        Optional.empty(),
                        Optional.of(
                            new Classification(
                                Classification.Verdict.FALSE_POSITIVE,
                                Optional.of(Classification.Reason.INACCURATE_DATA),
                                "noise")),
                        Optional.of("user001@contoso.example"))));
    assertThat(closed.status()).isEqualTo(IncidentStatus.CLOSED);
    assertThat(closed.classification().orElseThrow().comment()).isEqualTo("noise");
    assertThat(closed.owner().email()).contains("user001@contoso.example");
    assertThat(closed.description()).isEqualTo(opened.description());
    assertThat(closed.labels()).isEqualTo(opened.labels());
    assertThat(closed.etag()).isNotEqualTo(opened.etag());

    var again =
        got(
            bench
                .incidents()
                .change(
                    closed,
                    new IncidentChange(
                        Optional.of(IncidentStatus.ACTIVE),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
    assertThat(again.classification()).isEmpty();
  }

  @Test
  void a_version_that_is_not_the_latest_is_a_conflict() {
    var opened = got(bench.incidents().open(wanted()));
    var activate =
        new IncidentChange(
            Optional.of(IncidentStatus.ACTIVE),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    got(bench.incidents().change(opened, activate));
    assertThat(bench.incidents().change(opened, activate)).isInstanceOf(Answer.Conflict.class);
    assertThat(bench.incidents().find("unknown")).isInstanceOf(Answer.NotThere.class);
  }

  @Test
  void a_list_is_followed_link_by_link_the_latest_change_first() {
    for (int number = 1; number <= 450; number++) {
      bench.has(number, NOON.minusSeconds(number));
    }
    var all = all(NOON.minusSeconds(440));
    assertThat(all).hasSize(440);
    assertThat(all.getFirst().number()).hasValue(1);
    assertThat(all.stream().map(ReportedIncident::remoteId).distinct()).hasSize(440);
    assertThat(bench.front.asked()).isEqualTo(3);
  }

  private List<ReportedIncident> all(Instant since) {
    var all = new ArrayList<ReportedIncident>();
    Stretch stretch = got(bench.incidents().changedSince(since));
    all.addAll(stretch.incidents());
    while (stretch.next().isPresent()) {
      stretch = got(bench.incidents().next(stretch.next().get()));
      all.addAll(stretch.incidents());
    }
    return all;
  }

  @Test
  void a_link_that_leads_elsewhere_is_not_followed() {
    for (String link : List.of("https://evil.example/incidents", "http://127.0.0.1:1/x", "x:y z")) {
      assertThat(bench.incidents().next(link)).isInstanceOf(Answer.Unavailable.class);
    }
    assertThat(bench.front.asked()).isZero();
  }

  /// One that listens, so that a link that was followed would be seen.
  @Test
  void a_page_that_points_to_another_host_gets_neither_a_question_nor_our_token() {
    try (var foreign = new FaultyFront(bench.front.address())) {
      var port = foreign.address().getPort();
      for (String host :
          List.of("127.0.0.1", "localhost", "[::1]", "127.0.0.1.nip.example@127.0.0.1")) {
        var link = "http://" + host + ":" + port + "/incidents?api-version=2025-09-01";
        bench.front.next(
            new Fault.Status(200, Map.of(), "{\"value\":[],\"nextLink\":\"" + link + "\"}"));
        var stretch = got(bench.incidents().changedSince(NOON));
        assertThat(bench.incidents().next(stretch.next().orElseThrow()))
            .as(link)
            .isInstanceOfSatisfying(
                Answer.Unavailable.class, it -> assertThat(it.why()).contains("elsewhere"));
      }
      assertThat(foreign.asked()).isZero();
    }
  }

  @Test
  void faults_that_pass_are_waited_for() {
    bench.has(1, NOON);
    bench.front.next(FaultyFront.busy("7"), new Fault.Reset(), new Fault.Truncated());
    assertThat(got(bench.incidents().changedSince(NOON)).incidents()).hasSize(1);
    assertThat(bench.front.asked()).isEqualTo(4);
    assertThat(bench.time.now()).isAfterOrEqualTo(NOON.plusSeconds(7));
  }

  @Test
  void a_provider_that_stays_down_is_left_alone_for_a_while_and_asked_again_later() {
    bench.has(1, NOON);
    var incidents = bench.incidents();
    bench.front.otherwise(Fault.Reset::new);
    for (int time = 0; time < 5; time++) {
      assertThat(incidents.changedSince(NOON)).isInstanceOf(Answer.Unavailable.class);
    }
    int asked = bench.front.asked();
    assertThat(incidents.changedSince(NOON))
        .isInstanceOfSatisfying(
            Answer.Unavailable.class, it -> assertThat(it.why()).contains("left alone"));
    assertThat(bench.front.asked()).isEqualTo(asked);

    bench.front.otherwise(Fault.None::new);
    bench.time.pass(Duration.ofSeconds(31));
    assertThat(got(incidents.changedSince(NOON)).incidents()).hasSize(1);
  }

  @Test
  void a_list_that_is_cut_is_unavailable_never_short() {
    bench.has(1, NOON);
    for (String body : List.of("{}", "{\"value\":[", "<html>", "{\"value\":[{}]}", "")) {
      bench.front.next(new Fault.Status(200, Map.of(), body));
      assertThat(bench.incidents().changedSince(NOON)).isInstanceOf(Answer.Unavailable.class);
    }
  }

  @Test
  void an_expired_token_is_replaced_once() {
    bench.has(1, NOON);
    var issued = new AtomicInteger();
    var tokens =
        new RenewedTokens(
            () -> {
              issued.incrementAndGet();
              return new RenewedTokens.Issued(
                  issued.get() == 1 ? "an-old-token" : SentinelBench.TOKEN, Duration.ofHours(1));
            },
            bench.time.clock());
    bench.front.next(FaultyFront.expired());
    assertThat(got(bench.incidents(tokens).changedSince(NOON)).incidents()).hasSize(1);
    assertThat(issued).hasValue(2);
  }

  @Test
  void a_change_whose_answer_is_lost_is_not_made_twice() {
    var opened = got(bench.incidents().open(wanted()));
    bench.front.next(new Fault.Reset());
    int before = bench.front.asked();
    assertThat(
            bench
                .incidents()
                .change(
                    opened,
                    new IncidentChange(
                        Optional.of(IncidentStatus.ACTIVE),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())))
        .isInstanceOf(Answer.Unavailable.class);
    assertThat(bench.front.asked()).isEqualTo(before + 1);
  }
}
