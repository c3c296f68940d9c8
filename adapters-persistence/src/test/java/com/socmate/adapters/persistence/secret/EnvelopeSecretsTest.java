package com.socmate.adapters.persistence.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.application.port.Secrets;
import com.socmate.application.port.SecretsContract;
import org.junit.jupiter.api.Test;

class EnvelopeSecretsTest implements SecretsContract {
  private final EnvelopeSecrets secrets = new EnvelopeSecrets(() -> Keys.of(1));

  @Override
  public Secrets secrets() {
    return secrets;
  }

  @Test
  void the_same_secret_never_seals_alike() {
    assertThat(secrets.seal(HERE, SECRET)).isNotEqualTo(secrets.seal(HERE, SECRET));
  }

  @Test
  void an_envelope_with_any_bit_changed_does_not_open() {
    byte[] sealed = secrets.seal(HERE, SECRET);
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] altered = sealed.clone();
      altered[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> secrets.open(HERE, altered)).isInstanceOf(Secrets.CannotOpen.class);
    }
    assertThatThrownBy(() -> secrets.open(HERE, new byte[0]))
        .isInstanceOf(Secrets.CannotOpen.class);
  }

  @Test
  void an_older_master_key_still_opens_and_rewrapping_changes_the_header_only() {
    byte[] old = secrets.seal(HERE, SECRET);
    var rotated = new EnvelopeSecrets(() -> Keys.of(2, 1));
    assertThat(rotated.open(HERE, old)).isEqualTo(SECRET);

    byte[] renewed = rotated.rewrapped(old).orElseThrow();
    assertThat(new EnvelopeSecrets(() -> Keys.of(2)).open(HERE, renewed)).isEqualTo(SECRET);
    assertThat(rotated.rewrapped(renewed)).isEmpty();
    assertThat(EnvelopeSecrets.keyOf(renewed)).isEqualTo(Keys.of(2).current());
  }

  @Test
  void a_key_that_is_not_at_hand_is_named() {
    byte[] sealed = secrets.seal(HERE, SECRET);
    assertThatThrownBy(() -> new EnvelopeSecrets(() -> Keys.of(2)).open(HERE, sealed))
        .isInstanceOf(Secrets.CannotOpen.class)
        .hasMessageContaining(Keys.of(1).current().hex());
  }
}
