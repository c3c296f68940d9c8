package com.socmate.adapters.audit.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.adapters.audit.net.GuardDialer;
import com.socmate.domain.audit.AuditTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The attempts to get out see a way out where there is one: run without a room, they get far.
class AttemptsTest {
  @Test
  void without_a_room_the_machine_is_reached() throws IOException {
    try (var canary = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var job =
          new WorkerJob(
              true, AuditTarget.of("x.invalid"), "", List.of(), List.of(), canary.getLocalPort());
      var reached = new Attempts(new GuardDialer(1, 200), job).all();
      assertThat(reached)
          .contains("file /etc/passwd", "the machine's loopback", "running /bin/sh")
          .contains("system calls without a filter")
          .anyMatch(it -> it.endsWith("processes"));
    }
  }

  @Test
  void what_comes_out_is_read_as_a_strangers() {
    byte[] more = "{\"site\":null,\"x\":1}".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Wire.read(more, Seen.class)).isInstanceOf(Wire.Malformed.class);
    assertThatThrownBy(() -> Wire.read(new byte[Wire.MOST_BYTES + 1], Seen.class))
        .hasMessageContaining("bytes came out");
  }
}
