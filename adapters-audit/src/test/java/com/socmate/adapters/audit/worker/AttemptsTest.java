package com.socmate.adapters.audit.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.adapters.audit.net.GuardAddress;
import com.socmate.adapters.audit.net.GuardDialer;
import com.socmate.domain.audit.AuditTarget;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.observed.Dns;
import com.socmate.domain.audit.observed.Site;
import com.socmate.domain.audit.plan.Errand;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The attempts to get out see a way out where there is one: run without a room, they get far.
class AttemptsTest {
  @Test
  void without_a_room_the_machine_is_reached() throws IOException {
    try (var canary = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var job =
          new WorkerJob(
              new WorkerJob.Trying(
                  List.of("/etc/passwd"), List.of("/bin/sh"), canary.getLocalPort()),
              AuditTarget.of("x.invalid"),
              "",
              Errand.of(AuditType.SHALLOW, 1),
              List.of(),
              List.of(),
              List.of(),
              0);
      var reached =
          new Attempts(
                  new GuardDialer(1, 200, Duration.ofMinutes(1)),
                  job,
                  new GuardAddress.InFileSystem(Path.of("/nowhere")))
              .all();
      assertThat(reached)
          .contains("file /etc/passwd", "the machine's loopback", "running /bin/sh")
          .contains("system calls without a filter", "40 MiB of files")
          .anyMatch(it -> it.endsWith("processes"));
    }
  }

  @Test
  void what_comes_out_is_read_as_a_strangers() {
    assertThatThrownBy(() -> Seen.read(bytes("SITE {\"httpRoute\":null,\"x\":1}\n")))
        .isInstanceOf(Wire.Malformed.class);
    assertThatThrownBy(() -> Seen.read(bytes("VERDICT {}\n"))).hasMessageContaining("no part");
    assertThatThrownBy(() -> Seen.read(bytes(end() + end()))).hasMessageContaining("twice");
    assertThatThrownBy(() -> Seen.read(new byte[Wire.MOST_BYTES + 1]))
        .hasMessageContaining("bytes came out");
  }

  @Test
  void what_was_told_before_a_room_was_stopped_is_kept() {
    var dns = new String(Wire.line(Wire.Part.DNS, Dns.unseen("None.")), StandardCharsets.UTF_8);
    var seen = Seen.read(bytes(dns + "CRAWL {\"pages\":[{\"meth"));
    assertThat(seen.dns().failure()).isEqualTo("None.");
    assertThat(seen.site()).isEqualTo(Site.UNSEEN);
    assertThat(seen.crawl().ended()).contains("before it was looked at");
    assertThat(seen.end()).isEmpty();
  }

  private static String end() {
    return new String(
        Wire.line(Wire.Part.END, new Seen.End(List.of(), 0, "")), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
