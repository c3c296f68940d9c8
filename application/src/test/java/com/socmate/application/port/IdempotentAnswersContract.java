package com.socmate.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.application.port.IdempotentAnswers.Claim;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What every [IdempotentAnswers] promises.
public interface IdempotentAnswersContract {
  byte[] ONE = "one".getBytes(StandardCharsets.UTF_8);
  byte[] TWO = "two".getBytes(StandardCharsets.UTF_8);

  IdempotentAnswers answers();

  Transactions transactions();

  @Test
  default void whoever_asks_the_same_again_gets_the_same_answer() {
    assertThat(claim("usr_1", "k", ONE)).isInstanceOf(Claim.Fresh.class);
    keep("usr_1", "k", ONE, "done");
    assertThat(claim("usr_1", "k", ONE))
        .isInstanceOfSatisfying(
            Claim.Done.class,
            it -> assertThat(it.answer()).asString(StandardCharsets.UTF_8).isEqualTo("done"));
  }

  @Test
  default void a_key_that_was_used_for_something_else_says_so() {
    keep("usr_1", "k", ONE, "done");
    assertThat(claim("usr_1", "k", TWO)).isInstanceOf(Claim.Otherwise.class);
    assertThat(claim("usr_2", "k", TWO)).isInstanceOf(Claim.Fresh.class);
    assertThat(claim("usr_1", "l", TWO)).isInstanceOf(Claim.Fresh.class);
  }

  @Test
  default void an_answer_is_gone_with_the_effect_it_tells_of() {
    assertThatThrownBy(() ->
            transactions()
                .together(() -> {
                  keep("usr_1", "k", ONE, "never");
                  throw new IllegalStateException("no");
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(claim("usr_1", "k", ONE)).isInstanceOf(Claim.Fresh.class);
  }

  @Test
  default void of_many_at_the_same_moment_one_does_it() {
    var effects = new AtomicInteger();
    Parallel.times(
        20,
        _ ->
            transactions()
                .together(() -> {
                  var claim = answers().claim("usr_1", "k", ONE);
                  if (claim instanceof Claim.Fresh) {
                    effects.incrementAndGet();
                    keep("usr_1", "k", ONE, "done");
                  }
                  return claim;
                }));
    assertThat(effects).hasValue(1);
  }

  private Claim claim(String principal, String key, byte[] fingerprint) {
    return transactions().together(() -> answers().claim(principal, key, fingerprint));
  }

  private void keep(String principal, String key, byte[] fingerprint, String answer) {
    answers().keep(principal, key, fingerprint, answer.getBytes(StandardCharsets.UTF_8));
  }
}
