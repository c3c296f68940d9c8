package com.socmate.adapters.audit.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.adapters.audit.net.GuardDialer;
import com.socmate.adapters.audit.net.Relay;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the way out lets through, how often and how much.
class GuardTest {
  private static final String HOST = "lab.example";

  @TempDir Path folder;
  private ServerSocket server;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::greet);
  }

  @AfterEach
  void stop() throws IOException {
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
  void the_target_is_reached_and_nothing_else() throws IOException {
    try (var guard = guard(true, 10, 1 << 20);
        var relay = new Relay(folder.resolve("guard"))) {
      var dialer = new GuardDialer(relay.port(), 5_000);
      try (var socket = dialer.connect(HOST, server.getLocalPort())) {
        assertThat(socket.getInputStream().readAllBytes()).hasSize(100);
      }
      assertThatThrownBy(() -> dialer.connect(HOST, 22)).hasMessageContaining("not the audit's");
      assertThatThrownBy(() -> dialer.connect("127.0.0.1", server.getLocalPort()))
          .hasMessageContaining("not the audit's");
      assertThatThrownBy(() -> dialer.connect("dns.guard", 53)).hasMessageContaining("name server");
      assertThat(guard.decisions())
          .hasSize(4)
          .filteredOn(it -> it.startsWith("allowed"))
          .hasSize(1);
    }
  }

  @Test
  void a_target_on_this_machine_is_refused_outside_a_laboratory() throws IOException {
    try (var _ = guard(false, 10, 1 << 20);
        var relay = new Relay(folder.resolve("guard"))) {
      var dialer = new GuardDialer(relay.port(), 5_000);
      assertThatThrownBy(() -> dialer.connect(HOST, server.getLocalPort()))
          .hasMessageContaining("public network");
    }
  }

  @Test
  void connections_and_bytes_come_to_an_end() throws IOException {
    try (var _ = guard(true, 2, 150);
        var relay = new Relay(folder.resolve("guard"))) {
      var dialer = new GuardDialer(relay.port(), 5_000);
      int port = server.getLocalPort();
      try (var socket = dialer.connect(HOST, port)) {
        assertThat(socket.getInputStream().readAllBytes()).hasSize(100);
      }
      try (var socket = dialer.connect(HOST, port)) {
        assertThat(read(socket)).isZero();
      }
      assertThatThrownBy(() -> dialer.connect(HOST, port)).hasMessageContaining("spent");
    }
  }

  private static int read(Socket socket) {
    try {
      return socket.getInputStream().readAllBytes().length;
    } catch (IOException _) {
      return 0;
    }
  }

  private Guard guard(boolean loopback, int connections, long bytes) throws IOException {
    return new Guard(
        folder.resolve("guard"),
        new GuardPolicy(
            Map.of(HOST, Set.of(server.getLocalPort())),
            Map.of(HOST, InetAddress.getLoopbackAddress()),
            loopback,
            Optional.empty(),
            0,
            connections,
            bytes));
  }
}
