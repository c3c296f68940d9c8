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
