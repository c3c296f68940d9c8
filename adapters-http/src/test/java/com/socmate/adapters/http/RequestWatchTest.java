package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.socmate.application.port.InMemoryWorld;
import com.socmate.domain.identity.Scope;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestWatchTest {
  private final List<RequestWatch.Began> began = new CopyOnWriteArrayList<>();
  private final List<RequestWatch.Answered> answered = new CopyOnWriteArrayList<>();
  private HttpApi api;

  @BeforeEach
  void start() {
    Routes routes =
        () ->
            List.of(
                Route.get("/things/{id}", _ -> Answer.ok("hello")).open(),
                Route.get("/closed", _ -> Answer.ok("hello")).needs(Scope.PROFILE),
                Route.get(
                        "/broken",
                        _ -> {
                          throw new IllegalStateException("on purpose");
                        })
                    .open());
    var clock = InstantSource.system();
    var world = new InMemoryWorld(clock);
    SignIn nobody = _ -> Optional.empty();
    api =
        new HttpApi(
            new HttpSettings("127.0.0.1", 0, Duration.ofSeconds(2)),
            List.of(routes),
            new Guard(
                List.of(nobody),
                new Throttle(world.rateLimits(), Throttle.PerMinute.DEFAULT, new OwnCalls()),
                new Denials(world.auditLog(), clock)),
            new Drain(),
            _ -> false,
            request -> {
              began.add(request);
              return (how, _) -> answered.add(how);
            });
    api.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    api.stop();
  }

  @Test
  void a_request_is_told_by_its_declared_route_and_never_by_an_id() {
    new Client(api.port(), "").get("/things/thing_1?q=secret", "traceparent", "00-x");
    assertThat(told()).isEqualTo(new RequestWatch.Answered("/things/{id}", 200, false));
    assertThat(began).containsExactly(new RequestWatch.Began("GET", Optional.of("00-x")));
  }

  @Test
  void one_that_is_turned_away_and_one_that_breaks_are_told_with_their_status() {
    new Client(api.port(), "").get("/closed");
    assertThat(told()).isEqualTo(new RequestWatch.Answered("/closed", 401, false));
    new Client(api.port(), "").get("/broken");
    await().until(() -> answered.size() == 2);
    assertThat(answered.getLast()).isEqualTo(new RequestWatch.Answered("/broken", 500, false));
  }

  @Test
  void paths_that_nobody_declared_are_all_one() {
    new Client(api.port(), "").get("/no/such/path/thing_2");
    assertThat(told()).isEqualTo(new RequestWatch.Answered("other", 404, false));
  }

  private RequestWatch.Answered told() {
    await().until(() -> !answered.isEmpty());
    return answered.getFirst();
  }
}
