package com.socmate.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.id.UserId;
import org.junit.jupiter.api.Test;

/// What every [CalendarFeeds] promises.
public interface CalendarFeedsContract {
  CalendarFeeds feeds();

  /// One who is there.
  UserId user();

  void disable(UserId user);

  @Test
  default void a_secret_opens_its_users_calendar_and_it_is_noted() {
    var me = user();
    assertThat(feeds().of(me)).isEmpty();
    var secret = feeds().issue(me);
    assertThat(secret).hasSizeGreaterThan(30).matches("[A-Za-z0-9_-]+");
    assertThat(feeds().of(me).orElseThrow().lastReadAt()).isEmpty();
    assertThat(feeds().open(secret)).contains(me);
    assertThat(feeds().of(me).orElseThrow().lastReadAt()).isPresent();
    assertThat(feeds().open(secret + "x")).isEmpty();
  }

  @Test
  default void a_new_secret_takes_the_place_of_the_one_before() {
    var me = user();
    var first = feeds().issue(me);
    var second = feeds().issue(me);
    assertThat(second).isNotEqualTo(first);
    assertThat(feeds().open(first)).isEmpty();
    assertThat(feeds().open(second)).contains(me);
  }

  @Test
  default void what_was_revoked_opens_nothing() {
    var me = user();
    var secret = feeds().issue(me);
    assertThat(feeds().revoke(me)).isTrue();
    assertThat(feeds().revoke(me)).isFalse();
    assertThat(feeds().open(secret)).isEmpty();
    assertThat(feeds().of(me)).isEmpty();
  }

  @Test
  default void the_secret_of_somebody_who_is_disabled_opens_nothing() {
    var me = user();
    var secret = feeds().issue(me);
    disable(me);
    assertThat(feeds().open(secret)).isEmpty();
  }
}
