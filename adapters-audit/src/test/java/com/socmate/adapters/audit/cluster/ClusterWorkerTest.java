package com.socmate.adapters.audit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.adapters.audit.guard.Guard;
import com.socmate.adapters.audit.guard.GuardDoor;
import com.socmate.adapters.audit.guard.GuardPolicy;
import com.socmate.adapters.audit.guard.OwnPaces;
import com.socmate.adapters.audit.guard.Pace;
import com.socmate.adapters.audit.lab.Tools;
import com.socmate.adapters.audit.lab.WeakApp;
import com.socmate.adapters.audit.lab.WorkerClasses;
import com.socmate.adapters.audit.net.RoomToken;
import com.socmate.adapters.audit.sandbox.ContainerImage;
import com.socmate.adapters.audit.worker.Seen;
import com.socmate.adapters.audit.worker.WorkerJob;
import com.socmate.domain.audit.AuditTarget;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.plan.Errand;
import com.socmate.domain.id.AuditId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The worker of a room in a cluster without the cluster: started with the words of its Job, beside
/// a folder that holds what its Secret holds, it finds its guard by TCP and does its job.
class ClusterWorkerTest {
  private static final String HOST = "app.example.com";

  @TempDir Path folder;

  @Test
  void it_is_let_in_by_its_guard_and_tells_what_it_saw() throws Exception {
    var token = RoomToken.fresh(new SecureRandom());
    observed(
        token,
        token,
        (seen, decisions) -> {
          assertThat(seen.site().page().orElseThrow().body()).contains("<title>Lab</title>");
          assertThat(decisions).anyMatch(it -> it.startsWith("allowed CONNECT " + HOST));
        });
  }

  @Test
  void with_another_rooms_token_it_sees_nothing() throws Exception {
    observed(
        RoomToken.fresh(new SecureRandom()),
        RoomToken.fresh(new SecureRandom()),
        (seen, decisions) -> {
          assertThat(seen.site().page()).isEmpty();
          assertThat(decisions).isNotEmpty().allMatch(it -> it.startsWith("refused"));
        });
  }

  /// @param has what its guard listens to
  /// @param says what the room was given
  private void observed(RoomToken has, RoomToken says, BiConsumer<Seen, List<String>> then)
      throws Exception {
    Tools.require("prlimit");
    try (var app = new WeakApp()) {
      var target = new AuditTarget(HOST, app.port(), Tools.freePort());
      var place = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      try (var guard =
          new Guard(
              new GuardDoor.OnNetwork(place, has), policy(target), new Pace(new OwnPaces()))) {
        var documents =
            RoomRules.read(RoomManifests.yaml(room(says, target, errand(has.equals(says)))));
        var seen = Seen.read(told(documents, guard.place().orElseThrow().getPort()));

        assertThat(seen.end()).isPresent();
        assertThat(app.asked().contains("GET /robots.txt")).isEqualTo(has.equals(says));
        then.accept(seen, guard.decisions());
      }
    }
  }

  /// What stands in the Job, but for where things are: Java, its classes, the folder, the guard.
  private byte[] told(List<JsonNode> documents, int port) throws IOException, InterruptedException {
    var secret = documents.getFirst().path("stringData");
    Files.writeString(folder.resolve("token"), secret.path("token").asText());
    Files.writeString(folder.resolve("job"), secret.path("job").asText());
    List<String> words = new ArrayList<>();
    for (var word : documents.getLast().at("/spec/template/spec/containers/0/command")) {
      words.add(
          switch (word.asText()) {
            case "/run/room" -> folder.toString();
            case "10.0.0.7:9443" -> "127.0.0.1:" + port;
            default -> word.asText();
          });
    }
    var process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var out = process.getInputStream()) {
      process.getOutputStream().close();
      var told = out.readAllBytes();
      assertThat(process.waitFor()).isZero();
      return told;
    } finally {
      process.destroyForcibly();
    }
  }

  /// Whoever is not let in needs no long time to find that out.
  private static Errand errand(boolean letIn) {
    return letIn
        ? Errand.of(AuditType.SHALLOW, 1)
        : new Errand(false, List.of(), List.of(), 0, 0, 0, List.of(), 3);
  }

  private static ClusterRoom room(RoomToken token, AuditTarget target, Errand errand) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ClusterRoom(
        new AuditId("aud_test"),
        "socmate",
        new ContainerImage("kubectl", "socmate", java, WorkerClasses.path()),
        Optional.empty(),
        RoomLimits.DEFAULT,
        ClusterGuard.at("10.0.0.7:9443", Map.of("app.kubernetes.io/name", "worker")),
        token,
        new WorkerJob(
            WorkerJob.Trying.NOTHING,
            target,
            "example.com",
            errand,
            List.of(),
            List.of(),
            List.of(),
            0),
        Duration.ofMinutes(5));
  }

  private static GuardPolicy policy(AuditTarget target) {
    return new GuardPolicy(
        Map.of(HOST, Set.of(target.httpPort(), target.httpsPort())),
        Map.of(HOST, InetAddress.getLoopbackAddress()),
        true,
        Optional.empty(),
        0,
        GuardPolicy.DEFAULT_CONNECTIONS,
        GuardPolicy.DEFAULT_BYTES);
  }
}
