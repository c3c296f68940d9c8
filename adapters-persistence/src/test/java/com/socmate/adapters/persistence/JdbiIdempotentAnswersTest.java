package com.socmate.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.persistence.secret.EnvelopeSecrets;
import com.socmate.adapters.persistence.secret.Keys;
import com.socmate.application.port.IdempotentAnswers;
import com.socmate.application.port.IdempotentAnswers.Claim;
import com.socmate.application.port.IdempotentAnswersContract;
import com.socmate.application.port.Parallel;
import com.socmate.application.port.Transactions;
import org.junit.jupiter.api.Test;

class JdbiIdempotentAnswersTest implements IdempotentAnswersContract {
  private final Database database = TestPostgres.database();
  private final JdbiIdempotentAnswers answers =
      new JdbiIdempotentAnswers(database, new EnvelopeSecrets(() -> Keys.of(1)));

  @Override
  public IdempotentAnswers answers() {
    return answers;
  }

  @Override
  public Transactions transactions() {
    return new JdbiTransactions(database);
  }

  @Test
  void a_second_request_while_the_first_is_under_way_is_told_so() {
    var second =
        transactions()
            .together(() -> {
              answers.claim("usr_1", "k", ONE);
              return Parallel.times(1, _ -> answers.claim("usr_1", "k", ONE)).getFirst();
            });
    assertThat(second).isInstanceOf(Claim.UnderWay.class);
  }

  @Test
  void an_answer_is_good_for_a_day_and_then_taken_out() {
    answers.keep("usr_1", "k", ONE, ONE);
    assertThat(answers.forgetOld()).isZero();
    database
        .handles()
        .with(handle ->
            handle.execute(
                "update idempotent_answer set answered_at = now() - interval '24 hours'"));
    assertThat(answers.claim("usr_1", "k", TWO)).isInstanceOf(Claim.Fresh.class);
    answers.keep("usr_1", "k", TWO, TWO);
    assertThat(answers.claim("usr_1", "k", TWO)).isInstanceOf(Claim.Done.class);
    database
        .handles()
        .with(handle ->
            handle.execute(
                "update idempotent_answer set answered_at = now() - interval '25 hours'"));
    assertThat(answers.forgetOld()).isEqualTo(1);
  }
}
