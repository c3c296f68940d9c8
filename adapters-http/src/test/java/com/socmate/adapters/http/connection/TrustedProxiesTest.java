package com.socmate.adapters.http.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
  private final TrustedProxies proxies = TrustedProxies.parse("10.0.0.0/8, fd00::/8,192.0.2.7");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # an outsider's word is nothing
          203.0.113.9 | 198.51.100.1                      | 203.0.113.9
          192.0.2.8   | 198.51.100.1                      | 192.0.2.8
          # a proxy's word is what it wrote itself: the last
          10.1.2.3    | 198.51.100.1                      | 198.51.100.1
          10.1.2.3    | 6.6.6.6, 198.51.100.1             | 198.51.100.1
          192.0.2.7   | 6.6.6.6, 198.51.100.1, 10.9.9.9   | 198.51.100.1
          # nobody but proxies: the one farthest away
          10.1.2.3    | 10.4.4.4, 10.5.5.5                | 10.4.4.4
          # ports and brackets
          10.1.2.3    | 198.51.100.1:4711                 | 198.51.100.1
          10.1.2.3    | [2001:db8::1]:4711                | 2001:db8::1
          fd00::1     | 2001:db8::1                       | 2001:db8::1
          # what is no address ends the reading
          10.1.2.3    | 198.51.100.1, unknown             | 10.1.2.3
          10.1.2.3    | 127.1                             | 10.1.2.3
          10.1.2.3    | localhost                         | 10.1.2.3
          10.1.2.3    | 300.1.1.1                         | 10.1.2.3
          10.1.2.3    | ''                                | 10.1.2.3
          """)
  void the_caller_is_the_first_hop_from_the_right_that_is_no_proxy(
      String peer, String forwarded, String caller) {
    assertThat(proxies.caller(InetAddress.ofLiteral(peer), List.of(forwarded)))
        .isEqualTo(InetAddress.ofLiteral(caller));
  }

  @Test
  void several_headers_are_read_as_one() {
    assertThat(
            proxies.caller(InetAddress.ofLiteral("10.1.1.1"), List.of("6.6.6.6", "198.51.100.1")))
        .isEqualTo(InetAddress.ofLiteral("198.51.100.1"));
  }

  @Test
  void nobody_is_trusted_unless_named() {
    assertThat(TrustedProxies.parse("")).isEqualTo(TrustedProxies.none());
    assertThat(TrustedProxies.none().trusts(InetAddress.getLoopbackAddress())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10/8",
        "localhost",
        "fd00::/129",
        "10.0.0.0/8/8",
        "*"
      })
  void what_is_no_range_is_refused_by_name(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> TrustedProxies.parse(text));
  }
}
