package com.socmate.application.port;

import static com.socmate.application.port.Fixtures.IDS;
import static com.socmate.application.port.Fixtures.admin;
import static com.socmate.application.port.Fixtures.finding;
import static com.socmate.application.port.Fixtures.now;
import static com.socmate.application.port.Fixtures.viewer;
import static com.socmate.application.port.ScheduleFixture.aSchedule;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.Search.Found;
import com.socmate.application.port.Search.Hit;
import com.socmate.application.port.Search.Piece;
import com.socmate.application.search.RefreshSearch;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.incident.LocalNotes;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.search.SearchQuery;
import com.socmate.domain.search.SearchType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every [Search] promises, whether in maps or in PostgreSQL.
public interface SearchContract {
  Ports ports();

  private Search search() {
    return ports().search();
  }

  @Test
  default void a_session_is_found_with_its_findings_and_its_report() {
    var owner = IDS.user();
    var finding = finding("user017@contoso.example");
    var session = ended(owner, Visibility.PRIVATE, "Odd sign-ins", Fixtures.found(finding));
    assertThat(found("odd", owner).hits()).extracting(Hit::type).contains(SearchType.SESSION);
    var hit = found("type:finding user017@contoso.example", owner).hits().getFirst();
    assertThat(hit.id()).isEqualTo(finding.id().value());
    assertThat(hit.session()).contains(session);
    assertThat(hit.severity()).contains(finding.severity());
    assertThat(found("type:report report", owner).hits().getFirst().id())
        .isEqualTo(session.value());
  }

  @Test
  default void a_schedule_is_found_by_its_words() {
    var schedule = aSchedule().ownedBy(IDS.user()).make();
    ports().schedules().add(schedule, Optional.empty());
    var words = schedule.definition().name().split(" ", -1)[0];
    var hits = found("type:schedule " + words, schedule.owner()).hits();
    assertThat(hits).hasSize(1);
    assertThat(hits.getFirst().schedule()).contains(schedule.id());
  }

  @Test
  default void an_incident_is_found_by_what_was_reported_what_was_noted_and_what_it_is_about() {
    var reported = Reports.incident(7, now(), "Lynx in the mail room", Severity.MEDIUM);
    ports().incidents().keep("sentinel", List.of(reported));
    ports()
        .incidents()
        .note(
            7,
            new LocalNotes("Seen near the caracal.", List.of("felids"), Optional.empty()),
            OptionalLong.empty());
    ports().incidents().keepSubjects(7, List.of("serval@contoso.example"));
    var anybody = IDS.user();
    for (var query :
        new String[] {
          "lynx",
          "caracal",
          "felids",
          "serval@contoso.example",
          "lynx type:incident severity:medium"
        }) {
      var hit = found(query, anybody).hits().getFirst();
      assertThat(hit.type()).as(query).isEqualTo(SearchType.INCIDENT);
      assertThat(hit.id()).isEqualTo("7");
      assertThat(hit.severity()).contains(Severity.MEDIUM);
    }
    assertThat(found("lynx type:session", anybody).total()).isZero();
    ports().incidents().note(7, LocalNotes.NONE, OptionalLong.empty());
    assertThat(found("\"near the caracal\"", anybody).total()).isZero();
  }

  @Test
  default void an_incident_tells_nothing_of_a_private_session_about_it() {
    var owner = IDS.user();
    ports()
        .incidents()
        .keep("sentinel", List.of(Reports.incident(8, now(), "Ocelot", Severity.LOW)));
    var session = ended(owner, Visibility.PRIVATE, "Ocelot in the vault", Fixtures.clear());
    ports()
        .incidents()
        .happened(
            8,
            new Incidents.Happening(
                now(),
                "incident.investigated",
                "Ocelot in the vault",
                Optional.of(owner),
                Optional.of(session)));
    assertThat(found("ocelot", IDS.user()).hits())
        .extracting(Hit::type)
        .containsExactly(SearchType.INCIDENT);
    assertThat(found("vault", IDS.user()).total()).isZero();
    assertThat(found("ocelot", owner).total()).isGreaterThan(1);
  }

  @Test
  default void the_latest_come_first_among_the_same_and_none_is_lost_between_shelves() {
    var owner = IDS.user();
    for (int number = 0; number < 4; number++) {
      var at = now().minusSeconds(86_400L * 400 * number);
      ports()
          .incidents()
          .keep("sentinel", List.of(Reports.incident(number + 1, at, "Margay", Severity.LOW)));
      new RefreshSearch(search()).refresh();
    }
    assertThat(found("margay", owner).hits())
        .extracting(Hit::id)
        .containsExactly("1", "2", "3", "4");
  }

  @Test
  default void a_word_as_long_as_a_page_harms_nothing() {
    var owner = IDS.user();
    ended(
        owner, Visibility.PRIVATE, "Serow", report("serow " + "x".repeat(2_040) + " yak's \\yak"));
    assertThat(found("serow", owner).total()).isPositive();
    assertThat(found("-serow", owner).total()).isZero();
  }

  @Test
  default void what_one_may_not_read_is_not_found_not_counted_and_not_quoted() {
    var owner = IDS.user();
    var stranger = IDS.user();
    ended(
        owner, Visibility.PRIVATE, "Zebra hunt", Fixtures.found(finding("secret@contoso.example")));
    ended(stranger, Visibility.PRIVATE, "Zebra watch", Fixtures.clear());
    var seen = found("zebra", stranger);
    assertThat(seen.total()).isEqualTo(2);
    assertThat(seen.hits()).allMatch(it -> text(it).contains("watch"));
    for (var query :
        new String[] {"secret@contoso.example", "hunt", "hnut", "type:finding", "zebar hunt"}) {
      var found = found(query, stranger);
      assertThat(found.hits()).as(query).noneMatch(it -> text(it).contains("secret"));
      assertThat(found.hits()).as(query).noneMatch(it -> text(it).contains("hunt"));
    }
    assertThat(found("secret@contoso.example", stranger).total()).isZero();
    assertThat(search().search(query("zebra"), admin(), Page.FIRST).total()).isEqualTo(4);
  }

  @Test
  default void who_may_read_it_counts_from_the_moment_it_changes() {
    var owner = IDS.user();
    var stranger = IDS.user();
    var session =
        ended(owner, Visibility.TEAM, "Okapi hunt", Fixtures.found(finding("a@b.example")));
    assertThat(found("okapi", stranger).total()).isPositive();
    ports().sessions().change(session, it -> it.seenBy(Visibility.PRIVATE));
    assertThat(unrefreshed("okapi", stranger).total()).isZero();
    assertThat(unrefreshed("a@b.example", stranger).total()).isZero();
    ports().sessions().transfer(session, stranger);
    assertThat(unrefreshed("okapi", stranger).total()).isPositive();
    assertThat(unrefreshed("okapi", owner).total()).isZero();
    ports().sessions().delete(session);
    assertThat(unrefreshed("okapi", stranger).total()).isZero();
    assertThat(found("okapi", stranger).total()).isZero();
  }

  @Test
  default void a_schedule_is_seen_by_its_new_owner_at_once() {
    var schedule = aSchedule().ownedBy(IDS.user()).make();
    var other = IDS.user();
    ports().schedules().add(schedule, Optional.empty());
    assertThat(found("type:schedule", schedule.owner()).total()).isEqualTo(1);
    assertThat(found("type:schedule", other).total()).isZero();
    ports()
        .schedules()
        .change(schedule.id(), it -> new Schedules.Change<>(it.ownedBy(other, now()), "done"));
    assertThat(unrefreshed("type:schedule", schedule.owner()).total()).isZero();
    assertThat(unrefreshed("type:schedule", other).total()).isEqualTo(1);
  }

  @Test
  default void filters_narrow_and_words_must_all_be_there() {
    var owner = IDS.user();
    ended(owner, Visibility.PRIVATE, "Quagga grazing", Fixtures.found(finding("a@b.example")));
    ended(owner, Visibility.PRIVATE, "Quagga sleeping", Fixtures.clear());
    assertThat(found("quagga type:session", owner).total()).isEqualTo(2);
    assertThat(found("quagga grazing type:session", owner).total()).isEqualTo(1);
    assertThat(found("quagga -grazing type:session", owner).total()).isEqualTo(1);
    assertThat(found("\"quagga grazing\" type:session", owner).total()).isEqualTo(1);
    assertThat(found("\"grazing quagga\" type:session", owner).total()).isZero();
    assertThat(found("quagga outcome:clear type:session", owner).total()).isEqualTo(1);
    assertThat(found("severity:high", owner).total()).isEqualTo(1);
    assertThat(found("severity:low", owner).total()).isZero();
    assertThat(found("persona:ciso", owner).total()).isZero();
    assertThat(found("quagga after:2999-01-01", owner).total()).isZero();
    assertThat(found("quagga before:2999-01-01 type:session", owner).total()).isEqualTo(2);
  }

  @Test
  default void what_is_in_the_title_comes_first_and_is_marked() {
    var owner = IDS.user();
    ended(owner, Visibility.PRIVATE, "Something else", report("Here a tapir was seen."));
    ended(owner, Visibility.PRIVATE, "Tapir", report("Nothing more."));
    var hits = found("tapir", owner).hits();
    assertThat(text(hits.getFirst())).contains("Tapir");
    assertThat(hits.getFirst().title()).contains(new Piece("Tapir", true));
    assertThat(hits).anySatisfy(it -> assertThat(it.excerpt()).contains(new Piece("tapir", true)));
  }

  @Test
  default void what_begins_so_is_found_and_what_is_mistyped_is_found_if_nothing_else_is() {
    var owner = IDS.user();
    ended(owner, Visibility.PRIVATE, "Kerberoasting", Fixtures.clear());
    assertThat(found("kerbero", owner).isFuzzy()).isFalse();
    assertThat(found("kerbero", owner).total()).isPositive();
    var mistyped = found("kerbroasting", owner);
    assertThat(mistyped.isFuzzy()).isTrue();
    assertThat(mistyped.total()).isPositive();
  }

  @Test
  default void a_page_is_part_of_a_whole_that_is_counted() {
    var owner = IDS.user();
    for (int session = 0; session < 5; session++) {
      ended(owner, Visibility.PRIVATE, "Dugong " + session, Fixtures.clear());
    }
    new RefreshSearch(search()).refresh();
    var first = page("dugong type:session", owner, new Page(2, 0));
    var last = page("dugong type:session", owner, new Page(2, 4));
    assertThat(first.hits()).hasSize(2);
    assertThat(last.hits()).hasSize(1).doesNotContainAnyElementsOf(first.hits());
    assertThat(first.total()).isEqualTo(5);
    assertThat(page("dugong type:session", owner, new Page(2, 40)).total()).isEqualTo(5);
    assertThat(first.isAll()).isTrue();
  }

  @Test
  default void hostile_text_is_text() {
    var owner = IDS.user();
    ended(
        owner,
        Visibility.PRIVATE,
        "<script>alert(1)</script> narwhal",
        report("\uE000forged\uE001 narwhal ' & | ! :* <b>"));
    for (var query :
        new String[] {"narwhal", "<script>", "':*&|!()", "\\", "narwhal:", "a:* | b"}) {
      if (SearchQuery.parse(query) instanceof SearchQuery.Parsed.Read(var read)) {
        search().search(read, viewer(owner), Page.FIRST);
      }
    }
    assertThat(found("narwhal", owner).hits())
        .allSatisfy(it -> assertThat(it.excerpt()).doesNotContain(new Piece("forged", true)));
  }

  private static String text(Hit hit) {
    return Stream.concat(hit.title().stream(), hit.excerpt().stream())
        .map(Piece::text)
        .collect(Collectors.joining());
  }

  private static SearchQuery query(String text) {
    return ((SearchQuery.Parsed.Read) SearchQuery.parse(text)).query();
  }

  private Found found(String text, UserId user) {
    new RefreshSearch(search()).refresh();
    return unrefreshed(text, user);
  }

  private Found unrefreshed(String text, UserId user) {
    return page(text, user, Page.FIRST);
  }

  private Found page(String text, UserId user, Page page) {
    return search().search(query(text), viewer(user), page);
  }

  private static InvestigationResult report(String text) {
    return new InvestigationResult(
        Fixtures.clear().conclusion(), List.of(), text, Optional.empty());
  }

  private SessionId ended(
      UserId owner, Visibility visibility, String title, InvestigationResult result) {
    var session = Fixtures.session(owner, visibility).titled(title);
    ports().runQueue().addManual(Fixtures.manualRun(session), session, 500);
    ports().sessions().conclude(session.id(), Session.Status.COMPLETED, now(), Optional.of(result));
    return session.id();
  }
}
