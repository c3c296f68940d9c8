package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.Fixtures;
import com.socmate.application.port.InMemoryWorkforce;
import com.socmate.application.port.Workforce.Introduction;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkforceRoutesTest {
  private static final String PATH = "/api/admin/workers";

  private final RunningApi api = new RunningApi();

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void an_administrator_sees_who_works_and_what_waits() {
    var queue = api.world.runQueue();
    var worker = queue.register("worker-1", Fixtures.LONG_LEASE);
    new InMemoryWorkforce(api.world).introduce(worker, new Introduction(4, Optional.of("1.2.3")));
    queue.register("worker-2", Fixtures.LONG_LEASE);
    for (int run = 0; run < 3; run++) {
      var session = Fixtures.session(RunningApi.ANALYST_ID);
      queue.addManual(Fixtures.manualRun(session), session, 50);
    }
    queue.claim(worker, 1, 5);

    var reply = api.as(RunningApi.ADMIN).get(PATH);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    var first = reply.json().at("/workers/0");
    assertThat(first.path("name").asText()).isEqualTo("worker-1");
    assertThat(first.path("version").asText()).isEqualTo("1.2.3");
    assertThat(first.path("slots").asInt()).isEqualTo(4);
    assertThat(first.path("busy").asInt()).isOne();
    assertThat(first.path("lost").asBoolean()).isFalse();
    assertThat(reply.json().at("/workers/1/slots").isNull()).isTrue();
    var load = reply.json().path("queue");
    assertThat(load.path("waiting").asInt()).isEqualTo(2);
    assertThat(load.path("executing").asInt()).isOne();
    assertThat(load.path("oldest_waiting_since").asText()).isNotEmpty();
    assertThat(load.at("/lanes/0/lane").asText())
        .isEqualTo("user:" + RunningApi.ANALYST_ID.value());
  }

  @Test
  void others_are_refused() {
    assertThat(api.client().get(PATH).status()).isEqualTo(403);
  }

  @Test
  void it_knows_no_parameters() {
    assertThat(api.as(RunningApi.ADMIN).get(PATH + "?limit=3").status()).isEqualTo(400);
  }
}
