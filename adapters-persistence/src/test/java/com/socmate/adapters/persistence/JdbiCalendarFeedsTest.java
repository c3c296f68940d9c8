package com.socmate.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.CalendarFeeds;
import com.socmate.application.port.CalendarFeedsContract;
import com.socmate.application.port.Fixtures;
import com.socmate.domain.id.UserId;
import org.junit.jupiter.api.Test;

class JdbiCalendarFeedsTest implements CalendarFeedsContract {
  private final Database database = TestPostgres.database();

  @Override
  public CalendarFeeds feeds() {
    return new JdbiCalendarFeeds(database);
  }

  @Override
  public UserId user() {
    return new JdbiAccounts(database).establishAdmin("token", Fixtures.IDS.user()).id();
  }

  @Override
  public void disable(UserId user) {
    TestPostgres.asOwner("update account set disabled_at = now() where id = '" + user + "'");
  }

  @Test
  void no_secret_stands_in_the_database() {
    var secret = feeds().issue(user());
    assertThat(TestPostgres.column("select f::text from calendar_feed f"))
        .singleElement()
        .asString()
        .doesNotContain(secret);
  }
}
