package com.socmate.adapters.audit.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.audit.net.Dialer;
import com.socmate.domain.audit.observed.Dns;
import com.socmate.domain.audit.observed.Mail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A mail server is greeted, read and left, and only where it is the target.
class MailProberTest {
  private static final String HOST = "mail.example.com";

  private final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
  private ServerSocket server;
  private volatile String greeting = "220 mail.example.com ESMTP\r\n";
  private volatile String ability = "250-mail.example.com\r\n250-SIZE 10240000\r\n250 STARTTLS\r\n";

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private void serve() {
    try {
      while (true) {
        try (var client = server.accept()) {
          talk(client);
        }
      }
    } catch (IOException _) {
      // Stopped.
    }
  }

  /// Whoever is greeted badly hangs up.
  private void talk(Socket client) {
    try {
      answer(client);
    } catch (IOException _) {
      // Gone.
    }
  }

  private void answer(Socket client) throws IOException {
    var in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    client.getOutputStream().write(greeting.getBytes(StandardCharsets.ISO_8859_1));
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      heard.add(line);
      if (line.startsWith("EHLO")) {
        client.getOutputStream().write(ability.getBytes(StandardCharsets.ISO_8859_1));
      }
    }
  }

  @Test
  void a_server_that_offers_tls_says_so_and_is_sent_nothing_but_a_greeting() {
    var mail = probe("10 mail.example.com.", server.getLocalPort());
    assertThat(mail.servers()).hasSize(1);
    assertThat(mail.servers().getFirst().failure()).isEmpty();
    assertThat(mail.servers().getFirst().offersTls()).isTrue();
    assertThat(heard).allMatch(it -> it.equals("EHLO audit.invalid") || it.equals("QUIT"));
  }

  @Test
  void one_that_does_not_is_seen_not_to_with_what_it_said() {
    ability = "250-mail.example.com\r\n250-XSTARTTLS\r\n250 HELP \u00e9\u001b[1m\r\n";
    var said = probe("10 MAIL.example.com.", server.getLocalPort()).servers().getFirst();
    assertThat(said.offersTls()).isFalse();
    assertThat(said.said())
        .containsExactly("250-mail.example.com", "250-XSTARTTLS", "250 HELP ??[1m");
  }

  @Test
  void one_that_refuses_or_is_no_mail_server_is_not_said_to_lack_anything() throws IOException {
    greeting = "554 Go away\r\n";
    assertThat(probe("10 mail.example.com.", server.getLocalPort()).servers().getFirst().failure())
        .isEqualTo("It said 554 Go away");
    greeting = "x".repeat(100_000);
    assertThat(probe("10 mail.example.com.", server.getLocalPort()).servers().getFirst().failure())
        .startsWith("It said xxx");
    int closed = server.getLocalPort();
    server.close();
    assertThat(probe("10 mail.example.com.", closed).servers().getFirst().failure()).isNotEmpty();
  }

  @Test
  void others_servers_are_never_asked_and_none_where_the_port_is_not_named() {
    Dialer nobody =
        (_, _) -> {
          throw new AssertionError("Somebody was asked.");
        };
    assertThat(new MailProber(nobody, 25).probe(HOST, dns("10 mx.other.example.")))
        .isEqualTo(Mail.NONE);
    assertThat(new MailProber(nobody, 25).probe(HOST, dns("0 ."))).isEqualTo(Mail.NONE);
    assertThat(new MailProber(nobody, 0).probe(HOST, dns("10 mail.example.com.")))
        .isEqualTo(Mail.NONE);
    assertThat(new MailProber(nobody, 25).probe(HOST, Dns.unseen("None."))).isEqualTo(Mail.NONE);
  }

  private static Mail probe(String record, int port) {
    return new MailProber(
            (_, to) -> {
              var socket = new Socket(InetAddress.getLoopbackAddress(), to);
              socket.setSoTimeout(10_000);
              return socket;
            },
            port)
        .probe(HOST, dns(record));
  }

  private static Dns dns(String record) {
    return new Dns(
        "",
        "example.com",
        List.of(
            new Dns.Answer(
                "example.com", "MX", "NOERROR", Dns.Security.INSECURE, List.of(record), "")));
  }
}
