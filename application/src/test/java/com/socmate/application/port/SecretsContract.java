package com.socmate.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What every [Secrets] promises.
public interface SecretsContract {
  Secrets.Place HERE = new Secrets.Place("webhook", "wh_0001");
  byte[] SECRET = "nobody knows".getBytes(StandardCharsets.UTF_8);

  Secrets secrets();

  @Test
  default void what_is_sealed_opens_at_its_place() {
    assertThat(secrets().open(HERE, secrets().seal(HERE, SECRET))).isEqualTo(SECRET);
    assertThat(secrets().open(HERE, secrets().seal(HERE, new byte[0]))).isEmpty();
  }

  @Test
  default void an_envelope_does_not_show_what_is_in_it() {
    assertThat(new String(secrets().seal(HERE, SECRET), StandardCharsets.ISO_8859_1))
        .doesNotContain("nobody knows");
  }

  @Test
  default void an_envelope_that_was_moved_does_not_open() {
    byte[] sealed = secrets().seal(HERE, SECRET);
    assertThatThrownBy(() -> secrets().open(new Secrets.Place("webhook", "wh_0002"), sealed))
        .isInstanceOf(Secrets.CannotOpen.class)
        .hasMessageNotContaining("nobody knows");
    assertThatThrownBy(() -> secrets().open(new Secrets.Place("webhookw", "h_0001"), sealed))
        .isInstanceOf(Secrets.CannotOpen.class);
  }
}
