package com.socmate.kql.function;

import static com.socmate.kql.function.Call.json;
import static com.socmate.kql.function.Call.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpFunctionsTest {
  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, true",
    "172.31.255.255, true",
    "172.32.0.1, false",
    "192.168.0.1/24, true",
    "8.8.8.8, false",
    "10.0.0.256, ''",
    "10.0.0, ''",
    "::1, ''"
  })
  void private_addresses_are_known(String ip, String expected) {
    assertThat(text("ipv4_is_private", ip)).isEqualTo(expected);
  }

  @Test
  void ranges_hold_their_addresses() {
    assertThat(text("ipv4_is_in_range", "192.168.1.77", "192.168.1.0/24")).isEqualTo("true");
    assertThat(text("ipv4_is_in_range", "192.168.2.77", "192.168.1.0/24")).isEqualTo("false");
    assertThat(
            text("ipv4_is_in_any_range", "10.9.9.9", json("[\"192.168.0.0/16\",\"10.0.0.0/8\"]")))
        .isEqualTo("true");
    assertThat(text("ipv6_is_in_range", "fe80::1", "fe80::/10")).isEqualTo("true");
  }

  @Test
  void addresses_compare_under_a_mask() {
    assertThat(text("ipv4_compare", "10.0.0.1", "10.0.0.9", 24)).isEqualTo("0");
    assertThat(text("ipv4_compare", "10.0.0.1", "10.0.0.9")).isEqualTo("-1");
    assertThat(text("ipv6_is_match", "::ffff:10.0.0.1", "10.0.0.1")).isEqualTo("true");
  }

  @Test
  void addresses_turn_into_numbers_and_back() {
    assertThat(text("parse_ipv4", "0.0.1.1")).isEqualTo("257");
    assertThat(text("format_ipv4", 257)).isEqualTo("0.0.1.1");
    assertThat(text("format_ipv4_mask", "192.168.1.99", 24)).isEqualTo("192.168.1.0/24");
    assertThat(text("parse_ipv6", "fe80::1")).isEqualTo("fe80:0000:0000:0000:0000:0000:0000:0001");
  }

  @Test
  void addresses_are_found_in_text_as_a_whole() {
    assertThat(text("has_ipv4", "from 10.0.0.1, denied", "10.0.0.1")).isEqualTo("true");
    assertThat(text("has_ipv4", "from 10.0.0.11", "10.0.0.1")).isEqualTo("false");
    assertThat(text("has_ipv4_prefix", "from 10.0.3.4", "10.0.")).isEqualTo("true");
    assertThat(text("has_any_ipv4", "to 9.9.9.9", "1.1.1.1", "9.9.9.9")).isEqualTo("true");
  }

  @Test
  void without_a_source_nobody_knows_where_an_address_is() {
    assertThat(text("geo_info_from_ip_address", "8.8.8.8")).isEmpty();
  }
}
