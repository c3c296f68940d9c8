package com.socmate.application.port;

import java.time.Clock;

class InMemoryIdempotentAnswersTest implements IdempotentAnswersContract {
  private final InMemoryWorld world = new InMemoryWorld(Clock.systemUTC());

  @Override
  public IdempotentAnswers answers() {
    return world.idempotentAnswers();
  }

  @Override
  public Transactions transactions() {
    return world.transactions();
  }
}
