package com.socmate.adapters.http;

import com.socmate.domain.id.UserId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// How many streams this server has open: ten for each user, a thousand in all. Each holds a
/// connection for as long as its client likes.
final class OpenStreams {
  private static final int MOST_PER_USER = 10;
  private static final int MOST = 1_000;
  private static final int RETRY_AFTER_SECONDS = 15;

  private final Semaphore free = new Semaphore(MOST);
  private final ConcurrentHashMap<UserId, Integer> byUser = new ConcurrentHashMap<>();

  /// @throws Refused if there are too many; otherwise [#giveBack(UserId)] has to follow
  void take(UserId user) {
    if (!free.tryAcquire()) {
      throw Refused.tooMany("This server has as many streams as it can.", RETRY_AFTER_SECONDS);
    }
    if (byUser.merge(user, 1, Integer::sum) > MOST_PER_USER) {
      giveBack(user);
      throw Refused.tooMany(
          "You watch " + MOST_PER_USER + " streams already; close one of them.",
          RETRY_AFTER_SECONDS);
    }
  }

  int count() {
    return MOST - free.availablePermits();
  }

  void giveBack(UserId user) {
    byUser.computeIfPresent(user, (_, streams) -> streams > 1 ? streams - 1 : null);
    free.release();
  }
}
