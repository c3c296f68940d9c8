package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.domain.id.UserId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpenStreamsTest {
  private final OpenStreams open = new OpenStreams();

  private static UserId user(int number) {
    return new UserId("usr_watcher" + number);
  }

  private void fill() {
    IntStream.range(0, 1_000).forEach(stream -> open.take(user(stream / 10)));
  }

  @Test
  void the_thousand_and_first_stream_of_a_server_is_refused_for_now() {
    fill();
    assertThatThrownBy(() -> open.take(user(100)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(429);
              assertThat(refused.headers().get("Retry-After")).matches("[1-9][0-9]*");
            });
    open.giveBack(user(0));
    open.take(user(100));
  }

  @Test
  void who_is_refused_holds_nothing_afterwards() {
    IntStream.range(0, 10).forEach(_ -> open.take(user(1)));
    IntStream.range(0, 2_000)
        .forEach(_ -> assertThatThrownBy(() -> open.take(user(1))).isInstanceOf(Refused.class));
    IntStream.range(0, 990).forEach(stream -> open.take(user(2 + stream / 10)));
    assertThatThrownBy(() -> open.take(user(500))).isInstanceOf(Refused.class);
  }
}
