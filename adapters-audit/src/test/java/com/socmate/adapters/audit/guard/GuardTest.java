package com.socmate.adapters.audit.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.adapters.audit.net.GuardDialer;
import com.socmate.adapters.audit.net.Relay;
import com.socmate.application.port.HostPaces;
import com.socmate.application.port.InMemoryHostPaces;
import com.socmate.application.port.Parallel;
import com.socmate.application.port.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the way out lets through, how often and how much.
class GuardTest {
  private static final String HOST = "lab.example";

  /// Goes as [System#nanoTime] does, by which turns are waited for.
  private static final InstantSource STEADY = () -> Instant.EPOCH.plusNanos(System.nanoTime());

  private final Queue<Instant> served = new ConcurrentLinkedQueue<>();

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
          served.add(STEADY.instant());
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
      var dialer = new GuardDialer(relay.port(), 5_000, Duration.ofMinutes(1));
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

  /// SS-06: whoever has a domain has not all of its ports.
  @ParameterizedTest
  @ValueSource(ints = {22, 25, 6379, 5432, 9200, 2375, 8125})
  void other_ports_of_the_target_are_not_reached(int port) throws IOException {
    try (var guard = guard(true, 10, 1 << 20);
        var relay = new Relay(folder.resolve("guard"))) {
      var dialer = new GuardDialer(relay.port(), 5_000, Duration.ofMinutes(1));
      assertThatThrownBy(() -> dialer.connect(HOST, port)).hasMessageContaining("not the audit's");
      assertThat(guard.decisions()).allMatch(it -> it.startsWith("refused"));
    }
  }

  @Test
  void a_target_on_this_machine_is_refused_outside_a_laboratory() throws IOException {
    try (var _ = guard(false, 10, 1 << 20);
        var relay = new Relay(folder.resolve("guard"))) {
      var dialer = new GuardDialer(relay.port(), 5_000, Duration.ofMinutes(1));
      assertThatThrownBy(() -> dialer.connect(HOST, server.getLocalPort()))
          .hasMessageContaining("public network");
    }
  }

  @Test
  void connections_and_bytes_come_to_an_end() throws IOException {
    try (var _ = guard(true, 2, 150);
        var relay = new Relay(folder.resolve("guard"))) {
      var dialer = new GuardDialer(relay.port(), 5_000, Duration.ofMinutes(1));
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

  @Test
  void when_the_time_is_over_what_is_open_is_closed_and_nothing_more_is_opened()
      throws IOException {
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var _ = guard(true, 10, 1 << 20, silent.getLocalPort());
        var relay = new Relay(folder.resolve("guard"))) {
      var dialer = new GuardDialer(relay.port(), 60_000, Duration.ofMillis(300));
      try (var socket = dialer.connect(HOST, silent.getLocalPort())) {
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(IOException.class);
      }
      assertThat(dialer.isOver()).isTrue();
      assertThatThrownBy(() -> dialer.connect(HOST, silent.getLocalPort()))
          .hasMessageContaining("time was over");
    }
  }

  /// OWN-07: whoever changes his names during an audit is asked where he was.
  @Test
  void the_address_of_a_name_stays() {
    var addresses =
        new ArrayDeque<>(
            List.of(InetAddress.ofLiteral("93.184.215.14"), InetAddress.ofLiteral("127.0.0.1")));
    var policy =
        new GuardPolicy(
            Map.of(HOST, Set.of(80, 443)), Map.of(), false, Optional.empty(), 0, 10, 1 << 20);
    var pinned = new Pinned(policy, _ -> List.of(addresses.pop()));
    var first = pinned.address(HOST, 80).getAddress();
    assertThat(pinned.address(HOST, 443).getAddress()).isEqualTo(first);
    assertThat(addresses).hasSize(1);
    assertThatThrownBy(() -> new Pinned(policy, _ -> List.of(addresses.pop())).address(HOST, 80))
        .hasMessageContaining("public network");
  }

  @Test
  void each_address_of_a_name_is_reached_by_its_number_and_no_other() {
    var all =
        List.of(InetAddress.ofLiteral("93.184.215.14"), InetAddress.ofLiteral("93.184.215.15"));
    var policy =
        new GuardPolicy(Map.of(HOST, Set.of(443)), Map.of(), false, Optional.empty(), 0, 10, 1);
    var pinned = new Pinned(policy, _ -> all);
    assertThat(pinned.address(HOST + "#1", 443).getAddress()).isEqualTo(all.getLast());
    assertThat(pinned.address(HOST, 443).getAddress()).isEqualTo(all.getFirst());
    assertThatThrownBy(() -> pinned.address(HOST + "#2", 443)).hasMessageContaining("no such");
    assertThatThrownBy(() -> pinned.address("other.example#1", 443))
        .hasMessageContaining("not the audit's");
  }

  /// OWN-08: the same host from two audits, of two workers, is connected to as seldom as from one.
  @Test
  void two_audits_of_a_host_keep_one_pace() throws IOException {
    var shared = new InMemoryHostPaces(STEADY);
    try (var one = guard(HOST, "one", shared);
        var other = guard(HOST, "other", shared)) {
      connect(HOST, List.of("one", "other"));
      assertThat(one.decisions().size() + other.decisions().size()).isEqualTo(20);
    }
    assertSpaced(shared.turns(HOST), 20);
    assertThat(served).hasSize(20);
    var arrived = served.stream().sorted().toList();
    var turns = shared.turns(HOST);
    assertThat(IntStream.range(0, 20)).allMatch(it -> !arrived.get(it).isBefore(turns.get(it)));
  }

  /// OWN-08: whoever gives a machine many names has it asked no faster.
  @Test
  void all_names_of_an_address_keep_one_pace() throws IOException {
    var shared = new InMemoryHostPaces(STEADY);
    try (var _ = guard(HOST, "one", shared);
        var _ = guard("other.example", "other", shared)) {
      Parallel.times(
          2,
          index ->
              index == 0
                  ? connect(HOST, List.of("one"))
                  : connect("other.example", List.of("other")));
    }
    assertSpaced(shared.turns(HOST), 10);
    assertSpaced(shared.turns("other.example"), 10);
    assertSpaced(shared.turns(InetAddress.getLoopbackAddress().getHostAddress()), 20);
  }

  private static void assertSpaced(List<Instant> turns, int count) {
    assertThat(turns).hasSize(count);
    assertThat(IntStream.range(1, count))
        .allMatch(it -> !turns.get(it).isBefore(turns.get(it - 1).plusMillis(20)));
  }

  /// Ten connections by each of the guards, at once.
  private boolean connect(String host, List<String> guards) {
    Parallel.times(
        10 * guards.size(),
        index -> {
          try (var relay = new Relay(folder.resolve(guards.get(index % guards.size())));
              var socket =
                  new GuardDialer(relay.port(), 20_000, Duration.ofMinutes(1))
                      .connect(host, server.getLocalPort())) {
            return socket.getInputStream().readAllBytes().length;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return true;
  }

  /// Or the target would be taken for one that does not answer.
  @Test
  void whoever_waits_for_his_turn_for_longer_than_for_an_answer_gets_it() throws IOException {
    HostPaces far = (_, _, _) -> Duration.ofSeconds(3);
    try (var _ = guard(HOST, "guard", far);
        var relay = new Relay(folder.resolve("guard"))) {
      var dialer = new GuardDialer(relay.port(), 4_500, Duration.ofMinutes(1));
      try (var socket = dialer.connect(HOST, server.getLocalPort())) {
        assertThat(socket.getInputStream().readAllBytes()).hasSize(100);
      }
    }
  }

  @Test
  void when_turns_cannot_be_had_nobody_is_connected_until_the_audit_is_over() throws IOException {
    HostPaces gone =
        (_, _, _) -> {
          throw new Unavailable("The database is away.", new IOException());
        };
    try (var guard = guard(HOST, "guard", gone);
        var relay = new Relay(folder.resolve("guard"))) {
      var dialer = new GuardDialer(relay.port(), 5_000, Duration.ofSeconds(3));
      assertThatThrownBy(() -> dialer.connect(HOST, server.getLocalPort()))
          .isInstanceOf(IOException.class);
      assertThat(dialer.isOver()).isTrue();
      assertThat(guard.decisions()).isEmpty();
      assertThat(served).isEmpty();
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
    return guard(loopback, connections, bytes, server.getLocalPort());
  }

  /// Of a worker of its own, fifty times a second.
  private Guard guard(String host, String name, HostPaces paces) throws IOException {
    return new Guard(
        folder.resolve(name),
        new GuardPolicy(
            Map.of(host, Set.of(server.getLocalPort())),
            Map.of(host, InetAddress.getLoopbackAddress()),
            true,
            Optional.empty(),
            50,
            100,
            1 << 20),
        new Pace(paces));
  }

  private Guard guard(boolean loopback, int connections, long bytes, int port) throws IOException {
    return new Guard(
        folder.resolve("guard"),
        new GuardPolicy(
            Map.of(HOST, Set.of(port)),
            Map.of(HOST, InetAddress.getLoopbackAddress()),
            loopback,
            Optional.empty(),
            0,
            connections,
            bytes));
  }
}
