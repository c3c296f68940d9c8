package com.socmate.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.SigningKeys.Ages;
import com.socmate.application.port.SigningKeys.SigningKey;
import com.socmate.application.port.SigningKeys.Stage;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What all [SigningKeys] promise.
public interface SigningKeysContract {
  Duration NEVER = Duration.ofDays(1_000);
  Ages STILL = new Ages(NEVER, NEVER, NEVER);

  SigningKeys signingKeys();

  @Test
  default void there_is_one_active_key_and_one_next_from_the_first_moment() {
    var made = signingKeys().advance(STILL, SigningKeysContract::pair);
    assertThat(made)
        .extracting(SigningKey::stage)
        .containsExactlyInAnyOrder(Stage.ACTIVE, Stage.NEXT);
    assertThat(signingKeys().all()).extracting(SigningKey::id).hasSameElementsAs(ids(made));
  }

  @Test
  default void a_key_comes_back_as_it_was_made() {
    var made = signingKeys().advance(STILL, SigningKeysContract::pair);
    for (SigningKey key : made) {
      var again = signingKeys().all().stream().filter(it -> it.id().equals(key.id())).findFirst();
      assertThat(again).isPresent();
      assertThat(again.get().pair().getPrivate().getEncoded())
          .isEqualTo(key.pair().getPrivate().getEncoded());
      assertThat(again.get().pair().getPublic()).isEqualTo(key.pair().getPublic());
    }
  }

  @Test
  default void keys_that_are_young_stay_what_they_are() {
    var first = signingKeys().advance(STILL, SigningKeysContract::pair);
    var second = signingKeys().advance(STILL, SigningKeysContract::pair);
    assertThat(stages(second)).hasSameElementsAs(stages(first));
  }

  @Test
  default void a_key_is_published_then_signs_then_verifies_then_goes() {
    var first = signingKeys().advance(STILL, SigningKeysContract::pair);
    var turn = new Ages(Duration.ZERO, Duration.ZERO, NEVER);
    var second = signingKeys().advance(turn, SigningKeysContract::pair);
    assertThat(in(second, Stage.ACTIVE)).isEqualTo(in(first, Stage.NEXT));
    assertThat(in(second, Stage.RETIRING)).isEqualTo(in(first, Stage.ACTIVE));
    assertThat(ids(first)).doesNotContain(in(second, Stage.NEXT));

    var gone = new Ages(NEVER, NEVER, Duration.ZERO);
    assertThat(ids(signingKeys().advance(gone, SigningKeysContract::pair)))
        .doesNotContain(in(first, Stage.ACTIVE))
        .hasSize(2);
  }

  @Test
  default void a_key_that_was_not_published_long_enough_does_not_sign() {
    var first = signingKeys().advance(STILL, SigningKeysContract::pair);
    var impatient = new Ages(NEVER, Duration.ZERO, NEVER);
    assertThat(stages(signingKeys().advance(impatient, SigningKeysContract::pair)))
        .hasSameElementsAs(stages(first));
  }

  @Test
  default void servers_that_begin_at_the_same_moment_have_the_same_keys() {
    var all = Parallel.times(6, _ -> signingKeys().advance(STILL, SigningKeysContract::pair));
    assertThat(all)
        .allSatisfy(keys -> assertThat(stages(keys)).hasSameElementsAs(stages(all.getFirst())));
  }

  private static List<String> ids(List<SigningKey> keys) {
    return keys.stream().map(SigningKey::id).toList();
  }

  private static List<String> stages(List<SigningKey> keys) {
    return keys.stream().map(key -> key.stage() + " " + key.id()).toList();
  }

  private static String in(List<SigningKey> keys, Stage stage) {
    var found = keys.stream().filter(key -> key.stage() == stage).map(SigningKey::id).toList();
    assertThat(found).as(Arrays.toString(Stage.values())).hasSize(1);
    return found.getFirst();
  }

  private static KeyPair pair() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
