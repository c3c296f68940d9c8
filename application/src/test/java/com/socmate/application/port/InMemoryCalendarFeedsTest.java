package com.socmate.application.port;

import com.socmate.domain.id.UserId;

class InMemoryCalendarFeedsTest implements CalendarFeedsContract {
  private final InMemoryWorld world = new InMemoryWorld(Fixtures::now);

  @Override
  public CalendarFeeds feeds() {
    return world.calendarFeeds();
  }

  @Override
  public UserId user() {
    return Fixtures.IDS.user();
  }

  @Override
  public void disable(UserId user) {
    world.alone(() -> world.kept().disabledUsers.add(user));
  }
}
