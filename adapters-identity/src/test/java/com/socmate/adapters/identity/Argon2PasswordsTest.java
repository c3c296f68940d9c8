package com.socmate.adapters.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class Argon2PasswordsTest {
  private final Argon2Passwords passwords = new Argon2Passwords();

  @Test
  void a_password_matches_its_own_hash_only() {
    var hash = passwords.hash("correct horse battery");
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("horse");
    assertThat(passwords.matches("correct horse battery", Optional.of(hash))).isTrue();
    assertThat(passwords.matches("correct horse batterz", Optional.of(hash))).isFalse();
    assertThat(passwords.matches("", Optional.of(hash))).isFalse();
    assertThat(passwords.hash("correct horse battery")).isNotEqualTo(hash);
  }

  @Test
  void nobody_has_no_password() {
    assertThat(passwords.matches("", Optional.empty())).isFalse();
    assertThat(passwords.matches("anything at all", Optional.empty())).isFalse();
  }

  @Test
  void nobodys_password_is_tried_at_the_same_cost_as_anybodys() {
    var somebodys = passwords.hash("correct horse battery");
    assertThat(passwords.nobodys)
        .hasSameSizeAs(somebodys)
        .startsWith(somebodys.substring(0, somebodys.indexOf("p=1$")))
        .isNotEqualTo(new Argon2Passwords().nobodys);
  }

  @Test
  void letters_match_however_they_were_composed() {
    var hash = passwords.hash("Zu\u0308rich am See 1");
    assertThat(passwords.matches("Z\u00fcrich am See 1", Optional.of(hash))).isTrue();
  }

  @Test
  void a_hash_of_another_form_is_not_guessed_at() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> passwords.matches("x", Optional.of("$2a$10$abc")))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("2a"));
  }
}
