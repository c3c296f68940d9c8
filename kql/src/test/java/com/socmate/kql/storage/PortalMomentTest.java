package com.socmate.kql.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortalMomentTest {
  private static long of(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return PlainMoment.of(utf8, 0, utf8.length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1/31/2026, 1:02:03.456 PM",
        "12/1/2026, 12:00:00.000 AM",
        "2/28/2026, 12:59:59.9999999 PM",
        "10/10/2026 9:05:06 AM"
      })
  void it_is_the_moment_the_language_itself_reads(String text) {
    assertThat(new Value.Datetime(of(text)))
        .isEqualTo(Convert.to(ScalarType.DATETIME, Values.of(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "13/31/2026, 1:02:03.456 PM",
        "2/30/2026, 1:02:03.456 PM",
        "1/31/2026, 13:02:03.456 PM",
        "1/31/2026, 1:02:03.456 XM",
        "1/31/2026, 1:02.456 PM   M",
        "1/31/26, 1:02:03.4567 PM",
        "what is this, at 5:00 PM"
      })
  void what_is_not_plainly_one_is_left_to_the_language(String text) {
    assertThat(of(text)).isEqualTo(PlainMoment.NONE);
  }
}
