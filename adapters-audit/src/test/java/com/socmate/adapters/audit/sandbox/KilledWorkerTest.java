package com.socmate.adapters.audit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.socmate.adapters.audit.guard.OwnPaces;
import com.socmate.adapters.audit.lab.Tools;
import com.socmate.application.port.AuditSandbox.Level;
import com.socmate.application.port.AuditSandbox.Outcome;
import com.socmate.domain.audit.AuditTarget;
import crawlercommons.domains.EffectiveTldFinder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.xbill.DNS.Message;

/// What is left of a room when whoever made it is gone: nothing.
class KilledWorkerTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @BeforeAll
  static void needs() {
    Tools.require("bwrap", "prlimit");
  }

  @Test
  void a_worker_that_is_killed_in_the_middle_of_an_audit_leaves_no_process() throws IOException {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var worker =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  classPath(),
                  RoomHolder.class.getName(),
                  Integer.toString(silent.getLocalPort()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        var room = room(worker.toHandle());

        worker.destroyForcibly();

        await().atMost(LONG).until(() -> room.stream().noneMatch(ProcessHandle::isAlive));
      } finally {
        worker.descendants().forEach(ProcessHandle::destroyForcibly);
        worker.destroyForcibly();
      }
    }
  }

  @Test
  void an_audit_that_is_broken_off_leaves_no_process() throws IOException, InterruptedException {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      int port = silent.getLocalPort();
      var audit =
          new FutureTask<Outcome>(() ->
              RoomSandbox.ofBubblewrap(
                      RoomHolder.settings(), new OwnPaces(), InstantSource.system())
                  .observe(RoomHolder.job(port), Level.NAMESPACES));
      var before = children(ProcessHandle.current());
      var thread = Thread.ofPlatform().start(audit);
      await()
          .atMost(LONG)
          .until(() -> children(ProcessHandle.current()).size() >= before.size() + 2);
      var room =
          children(ProcessHandle.current()).stream().filter(it -> !before.contains(it)).toList();

      thread.interrupt();
      thread.join();

      await().atMost(LONG).until(() -> room.stream().noneMatch(ProcessHandle::isAlive));
      assertThat(audit.resultNow()).isInstanceOf(Outcome.SandboxFailed.class);
    }
  }

  /// Wherever the classes lie that a worker needs: who runs the tests may have hidden them.
  private static String classPath() {
    return Stream.of(
            RoomHolder.class,
            RoomSandbox.class,
            AuditTarget.class,
            Outcome.class,
            ObjectMapper.class,
            JsonFactory.class,
            JsonCreator.class,
            EffectiveTldFinder.class,
            Logger.class,
            Message.class,
            NullMarked.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
        .distinct()
        .collect(Collectors.joining(":"));
  }

  /// The room's processes, once the one inside is there.
  private static List<ProcessHandle> room(ProcessHandle worker) {
    await().atMost(LONG).until(() -> children(worker).size() >= 2);
    return children(worker);
  }

  private static List<ProcessHandle> children(ProcessHandle process) {
    return process.descendants().toList();
  }
}
