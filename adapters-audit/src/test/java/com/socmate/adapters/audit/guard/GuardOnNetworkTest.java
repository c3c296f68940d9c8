package com.socmate.adapters.audit.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.adapters.audit.net.GuardAddress;
import com.socmate.adapters.audit.net.GuardDialer;
import com.socmate.adapters.audit.net.Relay;
import com.socmate.adapters.audit.net.RoomToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A guard that others than its room reach too: it listens to whoever says the room's token.
class GuardOnNetworkTest {
  private static final String HOST = "lab.example";
  private static final RoomToken TOKEN = RoomToken.fresh(new SecureRandom());

  private ServerSocket server;
  private Guard guard;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::greet);
    guard =
        new Guard(
            new GuardDoor.OnNetwork(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), TOKEN),
            new GuardPolicy(
                Map.of(HOST, Set.of(server.getLocalPort())),
                Map.of(HOST, InetAddress.getLoopbackAddress()),
                true,
                Optional.empty(),
                0,
                10,
                1 << 20),
            new Pace(new OwnPaces()));
  }

  @AfterEach
  void stop() throws IOException {
    guard.close();
    server.close();
  }

  private void greet() {
    try {
      while (true) {
        try (var client = server.accept()) {
          client.getOutputStream().write(new byte[100]);
        }
      }
    } catch (IOException _) {
      // Stopped.
    }
  }

  @Test
  void the_room_reaches_its_target_and_nothing_else() throws IOException {
    try (var relay = relay(TOKEN)) {
      var dialer = new GuardDialer(relay.port(), 5_000, Duration.ofMinutes(1));
      try (var socket = dialer.connect(HOST, server.getLocalPort())) {
        assertThat(socket.getInputStream().readAllBytes()).hasSize(100);
      }
      assertThatThrownBy(() -> dialer.connect(HOST, 22)).hasMessageContaining("not the audit's");
    }
  }

  @Test
  void another_rooms_token_opens_nothing() throws IOException {
    try (var relay = relay(RoomToken.fresh(new SecureRandom()))) {
      var dialer = new GuardDialer(relay.port(), 5_000, Duration.ofMinutes(1));
      assertThatThrownBy(() -> dialer.connect(HOST, server.getLocalPort()))
          .isInstanceOf(IOException.class);
    }
    assertThat(guard.decisions())
        .hasSize(1)
        .allMatch(it -> it.startsWith("refused") && it.endsWith("not the audit's room."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CONNECT lab.example:PORT HTTP/1.1\r\n\r\n",
        "ROOM\r\nCONNECT lab.example:PORT HTTP/1.1\r\n\r\n",
        "ROOM \r\nCONNECT lab.example:PORT HTTP/1.1\r\n\r\n",
        "room TOKEN\r\nCONNECT lab.example:PORT HTTP/1.1\r\n\r\n",
        "ROOM TOKENTOKEN\r\nCONNECT lab.example:PORT HTTP/1.1\r\n\r\n",
        "ROOM ÿÿ\r\n\r\n"
      })
  void strangers_are_told_nothing(String words) throws IOException {
    var said =
        words
            .replace("PORT", Integer.toString(server.getLocalPort()))
            .replace("TOKEN", TOKEN.value());
    assertThat(answer(said)).isEmpty();
    assertThat(guard.decisions()).noneMatch(it -> it.startsWith("allowed"));
    assertThat(guard.decisions()).noneMatch(it -> it.contains(TOKEN.value()));
  }

  @Test
  void one_who_says_nothing_holds_up_nobody() throws IOException {
    try (var silent = stranger();
        var relay = relay(TOKEN)) {
      assertThat(silent.isConnected()).isTrue();
      var dialer = new GuardDialer(relay.port(), 5_000, Duration.ofMinutes(1));
      try (var socket = dialer.connect(HOST, server.getLocalPort())) {
        assertThat(socket.getInputStream().readAllBytes()).hasSize(100);
      }
      assertThat(silent.getInputStream().read()).as("left in the end").isEqualTo(-1);
    }
  }

  @Test
  void many_strangers_do_not_crowd_out_what_the_room_does() throws IOException {
    for (int i = 0; i < 60; i++) {
      assertThat(answer("GET / HTTP/1.1\r\n")).isEmpty();
    }
    try (var relay = relay(TOKEN)) {
      var dialer = new GuardDialer(relay.port(), 5_000, Duration.ofMinutes(1));
      assertThatThrownBy(() -> dialer.connect(HOST, 22)).hasMessageContaining("not the audit's");
    }
    Awaitility.await().until(() -> guard.decisions().getLast().contains("CONNECT"));
    assertThat(guard.decisions()).hasSizeLessThan(30);
  }

  @Test
  void a_token_is_of_one_form_never_shown_and_never_twice() {
    assertThatThrownBy(() -> new RoomToken("abc")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RoomToken("0".repeat(63) + "\n"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(TOKEN.toString()).doesNotContain(TOKEN.value());
    assertThat(RoomToken.fresh(new SecureRandom())).isNotEqualTo(TOKEN);
  }

  private Relay relay(RoomToken token) throws IOException {
    return new Relay(new GuardAddress.OnNetwork(guard.place().orElseThrow(), token));
  }

  /// A guard that never hangs up on one is not waited for without end.
  private Socket stranger() throws IOException {
    var place = guard.place().orElseThrow();
    var socket = new Socket(place.getAddress(), place.getPort());
    socket.setSoTimeout(30_000);
    return socket;
  }

  /// What is read until the guard hangs up, however it does that.
  private String answer(String said) throws IOException {
    try (var socket = stranger()) {
      socket.getOutputStream().write(said.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (SocketException _) {
      return "";
    }
  }
}
