package com.socmate.apiserver.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.apiserver.LiveApi;
import com.socmate.domain.identity.Scope;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// An incident is everybody's; what somebody investigated or found because of it is not.
class IncidentsOfOthersTest {
  private static final LiveApi API = LiveApi.shared();
  private static final Belongings MAKE = new Belongings(API);
  private static final String ALL = "/api/v1/incidents";
  private static final String QUESTION = "Everything about quokka in the last 2 days.";

  @BeforeAll
  static void enter() {
    Cast.enter(API);
  }

  @Test
  void everybody_reads_it_and_nobody_reads_what_another_asked_because_of_it() {
    var session = MAKE.session(Cast.OWNER);
    var path = ALL + "/" + MAKE.incident(Cast.OWNER, session, QUESTION);

    for (String user : List.of(Cast.OWNER, Cast.ADMIN)) {
      assertThat(API.as(Cast.token(user)).get(path).text()).contains(QUESTION).contains(session);
    }
    var stranger = API.as(Cast.token(Cast.COLLEAGUE)).get(path);
    assertThat(stranger.status()).as(stranger.text()).isEqualTo(200);
    assertThat(stranger.text()).doesNotContain(session).doesNotContain("quokka");
  }

  @Test
  void nobody_opens_one_from_what_another_found() {
    var finding = MAKE.finding(Cast.OWNER);
    var body = "{\"finding_id\": \"" + finding + "\"}";
    var before = Footprint.of(API);

    var reply = API.as(Cast.token(Cast.COLLEAGUE)).post(ALL, body);
    var unknown =
        API.as(Cast.token(Cast.COLLEAGUE))
            .post(ALL, "{\"finding_id\": \"fnd_0123456789abcdefghijkl\"}");

    assertThat(reply.status()).as(reply.text()).isEqualTo(404);
    assertThat(reply.text()).isEqualTo(unknown.text());
    Footprint.assertUntouched(API, before);
  }

  @Test
  void a_number_of_none_and_what_is_no_number_are_the_same_to_everybody() {
    for (String user : List.of(Cast.OWNER, Cast.COLLEAGUE, Cast.ADMIN)) {
      var client = API.as(Cast.token(user));
      var none = client.get(ALL + "/999999999999");
      assertThat(none.status()).isEqualTo(404);
      for (String id : List.of("sch_some1", "-1", "1%27%20or%201=1--", "9".repeat(400))) {
        assertThat(client.get(ALL + "/" + id).text()).as(id).isEqualTo(none.text());
        assertThat(client.patch(ALL + "/" + id, "{\"notes\": \"x\"}").status())
            .as(id)
            .isEqualTo(404);
        assertThat(client.post(ALL + "/" + id + "/enrich", "{}").status()).as(id).isEqualTo(404);
        assertThat(client.post(ALL + "/" + id + "/investigate", "{}").status())
            .as(id)
            .isEqualTo(404);
      }
    }
  }

  @Test
  void whoever_may_only_read_changes_none() {
    var path = ALL + "/" + MAKE.incident(Cast.OWNER, MAKE.session(Cast.OWNER), QUESTION);
    var reader = API.as(Cast.token(API, Cast.COLLEAGUE, EnumSet.of(Scope.INCIDENTS_READ)));

    assertThat(reader.get(path).status()).isEqualTo(200);
    assertThat(reader.patch(path, "{\"notes\": \"mine\"}").status()).isEqualTo(403);
    assertThat(reader.post(path + "/enrich", "{}").status()).isEqualTo(403);
    assertThat(reader.post(path + "/investigate", "{}").status()).isEqualTo(403);
    assertThat(API.column("select notes from incident where notes = ?", "mine")).isEmpty();
  }
}
