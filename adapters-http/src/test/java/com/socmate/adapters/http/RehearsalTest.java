package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.id.IdGenerator;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  private final Rehearsal rehearsal =
      new Rehearsal(new IdGenerator(Clock.systemUTC(), new Random(3)));
  private final RunningApi api = new RunningApi(List.of(), _ -> rehearsal);

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void a_server_may_ask_itself_what_people_ask_and_sees_nothing_of_theirs() {
    var reply = ask("/api/v1/schedules");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("total").asInt()).isZero();
  }

  @Test
  void it_may_change_nothing_and_read_nothing_of_administrators() {
    assertThat(api.as("").post("/api/v1/schedules", "{}", header()).status()).isEqualTo(403);
    assertThat(ask("/api/admin/users").status()).isEqualTo(403);
  }

  @Test
  void nobody_gets_in_by_it_when_it_is_over() {
    rehearsal.end();
    assertThat(ask("/api/v1/schedules").status()).isEqualTo(401);
  }

  @Test
  void nobody_gets_in_by_another_secret() {
    var reply = api.as("").get("/api/v1/schedules", header()[0], "A".repeat(43));
    assertThat(reply.status()).isEqualTo(401);
  }

  private Client.Reply ask(String path) {
    return api.as("").get(path, header());
  }

  private String[] header() {
    var only = rehearsal.headers().entrySet().iterator().next();
    return new String[] {only.getKey(), only.getValue()};
  }
}
