package com.socmate.adapters.audit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.audit.guard.OwnPaces;
import com.socmate.adapters.audit.lab.Tools;
import com.socmate.application.port.AuditSandbox.Job;
import com.socmate.application.port.AuditSandbox.Level;
import com.socmate.application.port.AuditSandbox.Outcome;
import com.socmate.domain.audit.AuditTarget;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.plan.Errand;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From inside nothing is reached; without the means for a room there is no audit.
class RoomSandboxTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T08:00:00Z"));

  @BeforeEach
  void requireBubblewrap() {
    Tools.require("bwrap", "prlimit");
  }

  @Test
  void from_inside_nothing_outside_is_reached() {
    var capability =
        RoomSandbox.ofBubblewrap(settings(SandboxSettings.PROGRAMS), new OwnPaces(), CLOCK).probe();
    assertThat(capability.detail()).isEqualTo("Nothing outside was reached.");
    assertThat(capability.level()).isEqualTo(Level.NAMESPACES);
  }

  @Test
  void without_bubblewrap_there_is_no_audit() {
    var sandbox = RoomSandbox.ofBubblewrap(settings(List.of("/nowhere")), new OwnPaces(), CLOCK);
    assertThat(sandbox.probe().level()).isEqualTo(Level.NONE);
    var outcome = sandbox.observe(job("nobody.example"), Level.NAMESPACES);
    assertThat(outcome).isEqualTo(new Outcome.SandboxFailed("bwrap is not installed."));
  }

  @Test
  void a_host_that_leads_to_this_machine_is_not_reached_without_the_laboratory() {
    var sandbox =
        RoomSandbox.ofBubblewrap(settings(SandboxSettings.PROGRAMS), new OwnPaces(), CLOCK);
    var outcome = sandbox.observe(job("localhost"), Level.NAMESPACES);
    assertThat(outcome).isInstanceOf(Outcome.Observed.class);
    var observed = (Outcome.Observed) outcome;
    assertThat(observed.observations().site().page()).isEmpty();
    assertThat(observed.attestation().destroyed()).isTrue();
    assertThat(observed.attestation().decisions())
        .isNotEmpty()
        .allMatch(it -> it.startsWith("refused"));
  }

  /// SB-09: whoever lists the machine's processes learns nothing of the job.
  @Test
  void the_job_stands_in_no_argument_and_in_no_variable() throws IOException {
    var command =
        new BubblewrapRooms(settings(SandboxSettings.PROGRAMS))
            .command(Path.of("/tmp/filter"), Path.of("/tmp/socket"), Duration.ofMinutes(5));
    assertThat(command).contains("--clearenv").doesNotContain("--setenv");
    assertThat(command.subList(command.indexOf("/jdk/bin/java"), command.size()))
        .allMatch(it ->
            it.matches(
                "/jdk/bin/java|-X.*|-D.*|-cp|(/app/\\d+:?)+|.*AuditWorkerMain|/run/guard.sock"));
  }

  /// SS-08: a host that is silent is left when the audit's time is over, with what was seen.
  @Test
  void a_host_that_never_answers_is_left_when_the_time_is_over() throws IOException {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var sandbox =
          RoomSandbox.ofBubblewrap(RoomHolder.settings(), new OwnPaces(), InstantSource.system());
      var target = new AuditTarget(RoomHolder.HOST, silent.getLocalPort(), Tools.freePort());
      var errand = new Errand(false, List.of(), List.of(), 0, 0, 0, List.of(), 3);
      var job = new Job(target, RoomHolder.HOST, errand);
      assertThat(limited(sandbox, job, 3)).isEqualTo("The audit's time, 3 seconds, was over.");
    }
  }

  /// On a machine too busy to start a room within its reserve, the room is stopped from outside,
  /// which is another promise; one that never came to its end by itself would be stopped each time.
  private static String limited(RoomSandbox sandbox, Job job, int times) {
    var outcome = sandbox.observe(job, Level.NAMESPACES);
    assertThat(outcome).isInstanceOf(Outcome.Observed.class);
    var limited = ((Outcome.Observed) outcome).observations().limited();
    var stopped = "The audit was stopped after " + job.errand().wall() + ".";
    return limited.equals(stopped) && times > 1 ? limited(sandbox, job, times - 1) : limited;
  }

  private static Job job(String host) {
    return new Job(AuditTarget.of(host), host, Errand.of(AuditType.SHALLOW, 1));
  }

  private static SandboxSettings settings(List<String> programs) {
    return new SandboxSettings(
        programs, Optional.empty(), List.of(), List.of(), Map.of(), false, 0);
  }
}
