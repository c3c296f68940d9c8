package com.socmate.adapters.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.socmate.application.port.Outbound;
import com.socmate.application.port.Outbound.Outcome;
import com.socmate.application.port.Outbound.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The way out, against a real server on this machine that must see nothing it should not.
@Timeout(60)
class CheckedOutboundTest {
  private static final SSLSocketFactory TLS = (SSLSocketFactory) SSLSocketFactory.getDefault();
  private static final InetAddress PUBLIC = InetAddress.ofLiteral("8.8.8.8");
  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

  private Canary canary;

  @BeforeEach
  void listen() throws IOException {
    canary = new Canary();
  }

  @AfterEach
  void stop() {
    canary.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0177.0.0.1",
        "0x7f000001",
        "017700000001",
        "127.0.0.1.",
        "0",
        "0.0.0.0",
        "localhost",
        "localhost.",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "::ffff:7f00:1",
        "[::ffff:7f00:1]",
        "::127.0.0.1",
        "[::127.0.0.1]",
        "[::ffff:0:127.0.0.1]",
        "64:ff9b::7f00:1",
        "[64:ff9b::7f00:1]",
        "[64:ff9b:1::a00:1]",
        "[2002:7f00:1::]",
        "fe80::1%25eth0",
        "[fe80::1%25eth0]",
        "[fe80::1]",
        "[fc00::1]",
        "[fd00:ec2::254]",
        "[fec0::1]",
        "[ff02::1]",
        "[2001:db8::1]",
        "[3fff::1]",
        "[5f00::1]",
        "[2001::1]",
        "[100::1]",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.0.1",
        "100.64.0.1",
        "100.100.100.200",
        "169.254.169.254",
        "169.254.170.2",
        "168.63.129.16",
        "192.0.0.192",
        "192.0.0.8",
        "192.0.2.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "[::ffff:8.8.8.8]",
        "intranet",
        "a.localhost"
      })
  void a_host_that_is_not_on_the_public_network_is_refused_before_anything_is_looked_up(
      String host) {
    var lookUps = new AtomicInteger();
    var outbound =
        new CheckedOutbound(
            OutboundSettings.DEFAULT,
            _ -> {
              lookUps.incrementAndGet();
              return List.of(HERE);
            },
            TLS);
    for (var url : List.of("http://" + host + "/", "https://" + host, "http://" + host + ":80/x")) {
      assertThat(outbound.objection(url)).as(url).isPresent();
      assertThat(outbound.send(Outbound.Message.get(url))).isInstanceOf(Outcome.Refused.class);
    }
    assertThat(lookUps).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://good@127.0.0.1/",
        "http://good:80@127.0.0.1:8080/",
        "http://good%2f@127.0.0.1/",
        "http://127.0.0.1#@good/",
        "http://good\\@127.0.0.1/",
        "http://good;@127.0.0.1/",
        "http://[::1]:5432/",
        "http://good.org:0/",
        "http://good.org:99999/",
        "http://good.org:22/",
        "http://good.org:6379/",
        "http://good.org:5432/",
        "http:///good.org",
        "http:good.org",
        "//good.org",
        "file:///etc/passwd",
        "jar:http://x!/",
        "gopher://good.org/",
        "ftp://good.org/",
        "ldap://good.org/",
        "unix://good.org/",
        "http://GOOD.ORG.",
        "http://xn--80ak6aa92e.com",
        "http://127\u30020\u30020\u30021",
        "http://\u2460\u2461\u2466.\u24ea.\u24ea.\u2460",
        "http://good.org/#x",
        "http://good.org/a b",
        "http://good.org/\r\nX: y",
        "http://good.org\t/",
        " http://good.org/",
        "http://good..org/",
        "http://-good.org/",
        "http://good_one.org/",
        "http://good.org:/x y",
        "http://1.2.3.4.5/",
        "http://1.2.3.04/",
        "http://good.0x7f/",
        "",
      })
  void an_address_that_could_be_read_in_two_ways_is_refused(String url) {
    var outbound = to(HERE);
    assertThat(outbound.objection(url)).as(url).isPresent();
    assertThat(outbound.send(Outbound.Message.get(url))).isInstanceOf(Outcome.Refused.class);
    assertThat(canary.connections()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://good.org",
        "https://good.org/",
        "HTTPS://Good.Org:443/a/b?c=d%20&e=?",
        "http://8.8.8.8/",
        "http://[2606:4700::1111]/"
      })
  void a_plain_address_on_the_public_network_has_no_objection(String url) {
    assertThat(to(HERE).objection(url)).isEmpty();
  }

  @Test
  void a_name_is_refused_if_any_of_its_addresses_is_not_public() {
    for (var answers : List.of(List.of(HERE), List.of(PUBLIC, HERE), List.of(HERE, PUBLIC))) {
      assertThat(to(answers).send(Outbound.Message.get("http://good.org/")))
          .isInstanceOf(Outcome.Refused.class);
    }
    assertThat(canary.connections()).isZero();
  }

  @Test
  void a_name_that_is_unknown_is_answered_like_one_that_leads_inside() {
    var unknown =
        new CheckedOutbound(
            OutboundSettings.DEFAULT,
            name -> {
              throw new UnknownHostException(name);
            },
            TLS);
    assertThat(unknown.send(Outbound.Message.get("http://good.org/")))
        .isEqualTo(to(HERE).send(Outbound.Message.get("http://good.org/")));
  }

  /// First a public address, then this machine: whoever looked up twice would come here.
  @Test
  void a_name_that_changes_its_address_meanwhile_is_looked_up_once() {
    var lookUps = new AtomicInteger();
    var outbound =
        new CheckedOutbound(
            new OutboundSettings(false, Set.of(canary.port()), Duration.ofSeconds(1), 1_000),
            _ ->
                List.of(
                    lookUps.incrementAndGet() == 1 ? InetAddress.ofLiteral("192.175.48.1") : HERE),
            TLS);
    assertThat(outbound.send(Outbound.Message.get("http://good.org:" + canary.port() + "/")))
        .isInstanceOf(Outcome.Failed.class);
    assertThat(lookUps).hasValue(1);
    assertThat(canary.connections()).isZero();
  }

  @Test
  void the_connection_goes_to_the_checked_address_with_the_name_in_the_host_header() {
    canary.answers("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-A: 1\r\nx-a: 2\r\n\r\nhello");
    var answered =
        answered(
            local()
                .send(
                    new Outbound.Message(
                        "POST",
                        "http://hook.localhost:" + canary.port() + "/in?x=1",
                        Map.of("X-Signature", "s"),
                        Optional.of("{\"a\": \"ä\"}"))));
    assertThat(answered.status()).isEqualTo(200);
    assertThat(text(answered)).isEqualTo("hello");
    assertThat(answered.headers()).containsEntry("x-a", List.of("1", "2"));
    assertThat(answered.address()).isEqualTo("127.0.0.1");
    assertThat(canary.received())
        .startsWith("POST /in?x=1 HTTP/1.1\r\n")
        .contains("Host: hook.localhost:" + canary.port() + "\r\n")
        .contains("Content-Length: 11\r\n")
        .contains("X-Signature: s\r\n");
  }

  @Test
  void a_redirect_is_an_answer_and_is_not_followed() {
    canary.answers(
        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n");
    assertThat(answered(local().send(Outbound.Message.get(here()))).status()).isEqualTo(302);
    assertThat(canary.connections()).isEqualTo(1);
  }

  @Test
  @SuppressWarnings("StringConcatToTextBlock") // every line ends with CR and LF
  void chunks_are_put_together() {
    canary.answers(
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "3;x=y\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
    assertThat(text(answered(local().send(Outbound.Message.get(here()))))).isEqualTo("abcde");
  }

  @Test
  void of_a_body_that_does_not_end_as_much_is_taken_as_is_allowed() {
    for (var head :
        List.of(
            "HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n")) {
      canary.answersForEver(head, "x".repeat(1_000));
      var answered = answered(local().send(Outbound.Message.get(here())));
      assertThat(answered.cut()).isTrue();
      assertThat(answered.body().remaining()).isEqualTo(5_000);
    }
    canary.answersForEver("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n");
    assertThat(answered(local().send(Outbound.Message.get(here()))).body().remaining())
        .isEqualTo(5_000);
  }

  @Test
  void a_head_that_does_not_end_and_interim_answers_without_end_are_no_http() {
    canary.answersForEver("HTTP/1.1 200 OK\r\n", "X-Header: y\r\n");
    assertThat(reason(local().send(Outbound.Message.get(here())))).isEqualTo(Reason.NOT_HTTP);
    canary.answersForEver("", "HTTP/1.1 100 Continue\r\n\r\n");
    assertThat(reason(local().send(Outbound.Message.get(here())))).isEqualTo(Reason.NOT_HTTP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>HTTP/0.9</html>\n",
        "",
        "HTTP/2 200\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
      })
  void what_is_not_http_is_told_apart(String answer) {
    canary.answers(answer);
    assertThat(reason(local().send(Outbound.Message.get(here())))).isEqualTo(Reason.NOT_HTTP);
  }

  @Test
  void a_server_that_drips_is_left_in_time() {
    canary.drips();
    var outbound =
        new CheckedOutbound(
            new OutboundSettings(true, Set.of(80), Duration.ofMillis(700), 5_000),
            _ -> List.of(HERE),
            TLS);
    assertThat(reason(outbound.send(Outbound.Message.get(here())))).isEqualTo(Reason.TOO_SLOW);
  }

  @Test
  void whatever_keeps_a_server_out_of_reach_is_told_alike() throws IOException {
    int port = canary.port();
    canary.close();
    assertThat(local().send(Outbound.Message.get("http://127.0.0.1:" + port + "/")))
        .isEqualTo(new Outcome.Failed(Reason.UNREACHABLE, "The server could not be reached."));
  }

  @Test
  void a_server_without_a_good_certificate_is_not_talked_to() {
    canary.answers("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    var url = "https://127.0.0.1:" + canary.port() + "/";
    assertThat(reason(local().send(Outbound.Message.get(url)))).isEqualTo(Reason.TLS);
  }

  @Test
  void a_proxy_of_the_environment_is_not_asked() {
    canary.answers("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    System.setProperty("http.proxyHost", "127.0.0.1");
    System.setProperty("http.proxyPort", "9");
    System.setProperty("socksProxyHost", "127.0.0.1");
    System.setProperty("socksProxyPort", "9");
    try {
      assertThat(answered(local().send(Outbound.Message.get(here()))).status()).isEqualTo(200);
    } finally {
      for (var key :
          List.of("http.proxyHost", "http.proxyPort", "socksProxyHost", "socksProxyPort")) {
        System.clearProperty(key);
      }
    }
  }

  @Test
  void a_header_that_would_be_two_is_not_sent() {
    for (var headers :
        List.of(
            Map.of("X", "a\r\nY: b"),
            Map.of("X: y", "a"),
            Map.of("Host", "evil.example"),
            Map.of("Content-Length", "5"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> local().send(new Outbound.Message("GET", here(), headers, Optional.empty())));
    }
    assertThat(canary.connections()).isZero();
  }

  @Test
  void this_machine_is_reached_only_where_a_setting_says_so() {
    assertThat(OutboundSettings.from(Map.of())).isEqualTo(OutboundSettings.DEFAULT);
    assertThat(OutboundSettings.DEFAULT.loopback()).isFalse();
    assertThat(
            OutboundSettings.from(
                Map.of("SOCMATE_OUTBOUND_LOOPBACK", "true", "SOCMATE_OUTBOUND_PORTS", "443, 8443")))
        .satisfies(it -> {
          assertThat(it.loopback()).isTrue();
          assertThat(it.ports()).containsExactlyInAnyOrder(443, 8_443);
        });
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OutboundSettings.from(Map.of("SOCMATE_OUTBOUND_LOOPBACK", "yes")))
        .withMessageContaining("SOCMATE_OUTBOUND_LOOPBACK");
  }

  private String here() {
    return "http://127.0.0.1:" + canary.port() + "/";
  }

  private static CheckedOutbound to(InetAddress address) {
    return to(List.of(address));
  }

  private static CheckedOutbound to(List<InetAddress> addresses) {
    return new CheckedOutbound(OutboundSettings.DEFAULT, _ -> addresses, TLS);
  }

  private static CheckedOutbound local() {
    return new CheckedOutbound(
        new OutboundSettings(true, Set.of(80, 443), Duration.ofSeconds(10), 5_000),
        _ -> List.of(HERE),
        TLS);
  }

  private static Outcome.Answered answered(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Answered.class);
    return (Outcome.Answered) outcome;
  }

  private static Reason reason(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return ((Outcome.Failed) outcome).reason();
  }

  private static String text(Outcome.Answered answered) {
    return StandardCharsets.UTF_8.decode(answered.body().duplicate()).toString();
  }
}
