package com.socmate.application.port;

import static com.socmate.application.port.Fixtures.IDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.identity.Role;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.identity.User;
import org.junit.jupiter.api.Test;

/// What every [Accounts] promises.
public interface AccountsContract {
  Ports ports();

  private Accounts accounts() {
    return ports().accounts();
  }

  @Test
  default void the_administrators_token_opens_everything() {
    var id = IDS.user();
    var admin = accounts().establishAdmin("a token", id);
    assertThat(admin.id()).isEqualTo(id);
    var principal = accounts().byToken("a token").orElseThrow();
    assertThat(principal.user()).isEqualTo(id);
    assertThat(principal.roles()).contains(Role.ADMIN);
    assertThat(principal.scopes()).containsExactlyInAnyOrder(Scope.values());
    assertThat(accounts().find(id)).contains(admin);
    assertThat(accounts().admins()).extracting(User::id).containsExactly(id);
  }

  @Test
  default void a_new_token_takes_the_place_of_the_old_one_and_the_user_stays() {
    var first = accounts().establishAdmin("first", IDS.user());
    var second = accounts().establishAdmin("second", IDS.user());
    assertThat(second).isEqualTo(first);
    assertThat(accounts().byToken("first")).isEmpty();
    assertThat(accounts().byToken("second")).isPresent();
    assertThat(accounts().establishAdmin("second", IDS.user())).isEqualTo(first);
    assertThat(accounts().byToken("second")).isPresent();
  }

  @Test
  default void an_unknown_token_opens_nothing() {
    accounts().establishAdmin("a token", IDS.user());
    assertThat(accounts().byToken("another token")).isEmpty();
    assertThat(accounts().byToken("")).isEmpty();
    assertThat(accounts().find(IDS.user())).isEmpty();
  }

  @Test
  default void servers_that_start_at_the_same_moment_make_one_administrator() {
    var made = Parallel.times(6, _ -> accounts().establishAdmin("a token", IDS.user()));
    assertThat(made).extracting(User::id).containsOnly(made.getFirst().id());
    assertThat(accounts().admins()).hasSize(1);
    assertThat(accounts().byToken("a token")).isPresent();
  }
}
