package com.socmate.adapters.sentinel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2022-05-13T08:54:06.347Z             | 2022-05-13T08:54:06.347Z
          2022-05-13T08:54:05.1230000Z         | 2022-05-13T08:54:05.123Z
          2020-09-21 18:58:32                  | 2020-09-21T18:58:32Z
          2020-01-31 23:59                     | 2020-01-31T23:59:00Z
          2020-11-10T22:19:15.593643-06:00     | 2020-11-11T04:19:15.593643Z
          2020-11-05T12:59:24.904391+0100      | 2020-11-05T11:59:24.904391Z
          2020-11-05 12:59:24 UTC              | 2020-11-05T12:59:24Z
          9/25/2020, 2:13:24.333 PM            | 2020-09-25T14:13:24.333Z
          11/14/2020, 12:00:00.000 AM          | 2020-11-14T00:00:00Z
          11/14/2020 6:21                      | 2020-11-14T06:21:00Z
          20201016100000.049                   | 2020-10-16T10:00:00.049Z
          1604996384.965                       | 2020-11-10T08:19:44.965Z
          1604996384965                        | 2020-11-10T08:19:44.965Z
          """)
  void a_time_is_read_as_logs_write_it(String written, Instant meant) {
    assertThat(Times.parse(written)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "13/45/2020, 1:00:00 PM",
        "2020-02-30T00:00:00Z",
        "0001-01-01T00:00:00Z",
        "42",
        "9999999999999",
        "2020-09-21T18:58:32+99:99",
        "1E+12"
      })
  void what_is_not_a_time_is_not_read_as_one(String written) {
    assertThat(Times.parse(written)).isEmpty();
  }

  @Test
  void a_heading_says_in_which_zone_its_column_is() {
    var header = Header.of("TimeGenerated [Eastern Time (US and Canada)]");
    assertThat(header.name()).isEqualTo("TimeGenerated");
    assertThat(header.zone()).isEqualTo(ZoneId.of("America/New_York"));
    assertThat(Times.parse("11/20/2020, 10:52:04.808 AM", header.zone()))
        .contains(Instant.parse("2020-11-20T15:52:04.808Z"));
    assertThat(Header.of("TimeGenerated [UTC+99:00]").isTime()).isTrue();
  }
}
