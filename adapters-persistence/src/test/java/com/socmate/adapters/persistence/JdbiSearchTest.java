package com.socmate.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.Fixtures;
import com.socmate.application.port.Page;
import com.socmate.application.port.Ports;
import com.socmate.application.port.Reports;
import com.socmate.application.port.Search.Found;
import com.socmate.application.port.Search.Hit;
import com.socmate.application.port.SearchContract;
import com.socmate.application.search.RefreshSearch;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.search.SearchQuery;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbiSearchTest implements SearchContract {
  private static final Instant NOON = Instant.parse("2026-05-20T12:00:00Z");

  private final Ports ports = JdbiPorts.fresh();

  @Override
  public Ports ports() {
    return ports;
  }

  @Test
  void what_comes_after_a_full_shelf_stands_on_the_next_and_what_is_older_where_it_belongs() {
    report(1, NOON);
    fillShelf();
    report(2, NOON.plusSeconds(60));
    report(3, NOON.minusSeconds(60));
    fillShelf();
    report(4, NOON.plusSeconds(120));

    assertThat(TestPostgres.column("select id || ' on ' || shelf from search_document order by id"))
        .containsExactly("1 on 1", "2 on 2", "3 on 1", "4 on 3");
    assertThat(found("margay").hits()).extracting(Hit::id).containsExactly("4", "2", "1", "3");
    assertThat(found("margay after:2026-05-20T12:00:30Z before:2026-05-20T12:02:00Z").hits())
        .extracting(Hit::id)
        .containsExactly("2");
    assertThat(found("-margay").total()).isZero();
    assertThat(found("type:incident").total()).isEqualTo(4);
  }

  @Test
  void words_that_stand_everywhere_are_looked_for_by_nobody() {
    report(1, NOON);
    assertThat(found("the").total()).isZero();
    assertThat(found("the margay").total()).isOne();
  }

  @Test
  void a_beginning_of_very_many_words_is_a_whole_word_beside_others() {
    report(1, NOON);
    TestPostgres.tamper("insert into search_word select 'mar' || i from generate_series(1, 300) i");
    assertThat(found("mar").total()).isOne();
    assertThat(found("mar type:incident").total()).isZero();
    assertThat(found("marg type:incident").total()).isOne();
    assertThat(found("margay mail").total()).isZero();
    assertThat(found("margay incid").total()).isZero();
    assertThat(found("margay plan").total()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"amrgay", "magay", "marggay", "nargay", "magray", "atacking"})
  void one_slip_of_the_finger_finds_what_was_meant(String slipped) {
    report(1, NOON);
    TestPostgres.tamper(
        "update search_document set words = search_shelved(shelf, to_tsvector('english',"
            + " 'margay attacked')); insert into search_word values ('attack')");
    var found = found(slipped);
    assertThat(found.isFuzzy()).isTrue();
    assertThat(found.hits()).extracting(Hit::id).containsExactly("1");
  }

  @Test
  void what_was_meant_is_found_among_many_that_are_nearly_as_like() {
    report(1, NOON);
    TestPostgres.tamper(
        "insert into search_word select 'marga' || chr(i) from generate_series(97, 122) i"
            + " on conflict do nothing");
    assertThat(found("amrgay").total()).isOne();
    assertThat(found("margya").total()).isOne();
  }

  @Test
  void a_long_word_with_several_slips_is_found_by_its_trigrams_and_a_number_is_not() {
    report(1, NOON);
    TestPostgres.tamper(
        "update search_document set words = search_shelved(shelf, to_tsvector('english',"
            + " 'investigation hostname12345'));"
            + "insert into search_word values ('investig'), ('hostname12345')");
    assertThat(found("investgiaton").total()).isOne();
    assertThat(found("hostname12354").total()).isOne();
    assertThat(found("hostname54321").total()).isZero();
  }

  @Test
  void nothing_like_it_is_said_to_have_been_looked_for() {
    report(1, NOON);
    assertThat(found("xylophone").isFuzzy()).isTrue();
    assertThat(found("xylophone").total()).isZero();
    assertThat(found("type:report").isFuzzy()).isFalse();
  }

  private void report(int number, Instant at) {
    ports
        .incidents()
        .keep("sentinel", List.of(Reports.incident(number, at, "The margay", Severity.LOW)));
    new RefreshSearch(ports.search()).refresh();
  }

  private static void fillShelf() {
    TestPostgres.tamper("update search_shelf set documents = 100000");
  }

  private Found found(String text) {
    var query = ((SearchQuery.Parsed.Read) SearchQuery.parse(text)).query();
    return ports.search().search(query, Fixtures.admin(), Page.FIRST);
  }
}
