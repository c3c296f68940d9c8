package com.socmate.application.port;

import static com.socmate.application.port.Fixtures.IDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.ApiClient;
import com.socmate.domain.identity.Credential;
import com.socmate.domain.identity.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every [ApiClients] promises.
public interface ApiClientsContract {
  Instant THEN = Instant.parse("2026-05-20T12:00:00Z");

  ApiClients clients();

  /// A user who is there and not disabled.
  UserId owner();

  void disable(UserId owner);

  @Test
  default void a_client_is_known_by_its_own_secret_only() {
    var client = added("hush", THEN);
    assertThat(clients().find(client.id())).contains(client);
    assertThat(clients().authenticate(client.id(), "hush").map(ApiClient::id))
        .contains(client.id());
    assertThat(clients().authenticate(client.id(), "hust")).isEmpty();
    assertThat(clients().authenticate(IDS.client(), "hush")).isEmpty();
    assertThat(clients().find(client.id()).flatMap(ApiClient::lastUsedAt)).isPresent();
  }

  @Test
  default void a_token_lets_act_within_what_it_and_the_client_both_have() {
    var client = added("hush", THEN);
    var both = Set.of(Scope.SEARCH_READ, Scope.ADMIN_WRITE);
    assertThat(clients().holder(client.id(), both))
        .get()
        .satisfies(principal -> {
          assertThat(principal.user()).isEqualTo(owner());
          assertThat(principal.scopes()).containsExactly(Scope.SEARCH_READ);
          assertThat(principal.through()).isEqualTo(new Credential.Client(client.id()));
        });
    assertThat(clients().holder(IDS.client(), both)).isEmpty();
  }

  @Test
  default void clients_are_listed_newest_first_and_can_be_changed() {
    var older = added("a", THEN);
    var newer = added("b", THEN.plusSeconds(1));
    assertThat(clients().list(Page.FIRST)).isEqualTo(new Slice<>(List.of(newer, older), 2));
    var changed = clients().change(older.id(), "renamed", Set.of(Scope.GRAPH_READ)).orElseThrow();
    assertThat(changed.name()).isEqualTo("renamed");
    assertThat(clients().find(older.id())).contains(changed);
    assertThat(clients().change(IDS.client(), "x", Set.of(Scope.GRAPH_READ))).isEmpty();
  }

  @Test
  default void a_new_secret_works_beside_the_old_one_for_the_overlap() {
    var client = added("one", THEN);
    assertThat(clients().renew(client.id(), "two", Duration.ofHours(1))).isPresent();
    assertThat(clients().authenticate(client.id(), "one")).isPresent();
    assertThat(clients().renew(client.id(), "three", Duration.ZERO)).isPresent();
    assertThat(clients().authenticate(client.id(), "one")).isEmpty();
    assertThat(clients().authenticate(client.id(), "two")).isEmpty();
    assertThat(clients().authenticate(client.id(), "three")).isPresent();
  }

  @Test
  default void a_disabled_client_is_nobody_from_that_moment_on() {
    var client = added("hush", THEN);
    var once = clients().disable(client.id());
    assertThat(once.flatMap(ApiClient::disabledAt)).isPresent();
    assertThat(clients().disable(client.id())).isEqualTo(once);
    assertThat(clients().authenticate(client.id(), "hush")).isEmpty();
    assertThat(clients().holder(client.id(), Set.of(Scope.SEARCH_READ))).isEmpty();
    assertThat(clients().renew(client.id(), "more", Duration.ZERO)).isEmpty();
  }

  @Test
  default void a_disabled_users_clients_are_nobody() {
    var client = added("hush", THEN);
    disable(owner());
    assertThat(clients().authenticate(client.id(), "hush")).isEmpty();
    assertThat(clients().holder(client.id(), Set.of(Scope.SEARCH_READ))).isEmpty();
  }

  private ApiClient added(String secret, Instant at) {
    var client =
        new ApiClient(
            IDS.client(),
            "CI",
            owner(),
            Set.of(Scope.SEARCH_READ),
            at,
            Optional.empty(),
            Optional.empty());
    clients().add(client, secret);
    return client;
  }
}
