package com.socmate.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What every [Vault] promises.
public interface VaultContract {
  Secrets.Place PEPPER = new Secrets.Place("pepper", "keys");
  Secrets.Place OTHER = new Secrets.Place("pepper", "tokens");

  Vault vault();

  Transactions transactions();

  @Test
  default void a_secret_is_revealed_as_it_was_last_kept() {
    assertThat(vault().reveal(PEPPER)).isEmpty();
    vault().keep(PEPPER, bytes("one"));
    vault().keep(PEPPER, bytes("two"));
    vault().keep(OTHER, bytes("other"));
    assertThat(vault().reveal(PEPPER)).contains(bytes("two"));
    vault().forget(PEPPER);
    vault().forget(PEPPER);
    assertThat(vault().reveal(PEPPER)).isEmpty();
    assertThat(vault().reveal(OTHER)).contains(bytes("other"));
  }

  @Test
  default void those_who_establish_at_the_same_moment_get_the_same_secret() {
    var got =
        Parallel.times(8, number -> vault().establish(PEPPER, () -> bytes("by " + number))).stream()
            .map(secret -> new String(secret, StandardCharsets.UTF_8))
            .collect(Collectors.toSet());
    assertThat(got).hasSize(1);
    assertThat(vault().establish(PEPPER, () -> bytes("late"))).isNotEqualTo(bytes("late"));
  }

  @Test
  default void a_secret_is_gone_with_the_transaction_that_kept_it() {
    assertThatThrownBy(() ->
            transactions()
                .together(() -> {
                  vault().keep(PEPPER, bytes("never"));
                  throw new IllegalStateException("no");
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(vault().reveal(PEPPER)).isEmpty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
