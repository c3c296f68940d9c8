package com.socmate.adapters.audit.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.adapters.audit.lab.Tools;
import com.socmate.adapters.audit.net.RoomToken;
import com.socmate.adapters.audit.sandbox.ContainerImage;
import com.socmate.adapters.audit.worker.WorkerJob;
import com.socmate.domain.audit.AuditTarget;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.plan.Errand;
import com.socmate.domain.id.AuditId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a cluster is told for a room: word for word as in the golden files, and, whatever those
/// say, closed on every side. Nothing here speaks to a cluster.
class RoomManifestsTest {
  private static final RoomToken TOKEN = new RoomToken("0123456789abcdef".repeat(4));
  private static final Map<String, String> WORKER = Map.of("app.kubernetes.io/name", "worker");

  @TempDir Path folder;

  @Test
  void a_room_is_told_as_the_golden_file_says() throws IOException {
    assertThat(RoomManifests.yaml(usual())).isEqualTo(golden("room.yaml"));
  }

  @Test
  void a_room_of_another_kind_is_told_as_its_golden_file_says() throws IOException {
    assertThat(RoomManifests.yaml(other())).isEqualTo(golden("room-of-another-kind.yaml"));
  }

  @Test
  void every_room_is_closed_on_every_side() {
    assertThat(RoomRules.broken(RoomManifests.yaml(usual()))).isEmpty();
    assertThat(RoomRules.broken(RoomManifests.yaml(other()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "runAsNonRoot: true|runAsNonRoot: false",
        "runAsUser: 65534|runAsUser: 0",
        "runAsGroup: 65534|runAsGroup: 0",
        "readOnlyRootFilesystem: true|readOnlyRootFilesystem: false",
        "allowPrivilegeEscalation: false|allowPrivilegeEscalation: true",
        "privileged: false|privileged: true",
        "- ALL|- NET_RAW",
        "type: RuntimeDefault|type: Unconfined",
        "automountServiceAccountToken: false|automountServiceAccountToken: true",
        "enableServiceLinks: false|enableServiceLinks: true",
        "hostNetwork: false|hostNetwork: true",
        "hostPID: false|hostPID: true",
        "hostIPC: false|hostIPC: true",
        "shareProcessNamespace: false|shareProcessNamespace: true",
        "dnsPolicy: None|dnsPolicy: ClusterFirst",
        "- \"127.0.0.1\"|- \"10.96.0.10\"",
        "backoffLimit: 0|backoffLimit: 6",
        "activeDeadlineSeconds: 300|activeDeadlineSeconds: 86400",
        "ttlSecondsAfterFinished: 120|suspend: false",
        "restartPolicy: Never|restartPolicy: OnFailure",
        "sizeLimit: \"16Mi\"|sizeless: \"16Mi\"",
        "medium: Memory|medium: \"\"",
        "- \"--nofile=1024\"|- \"--nofile=1048576\"",
        "emptyDir:|hostPath:",
        "ingress: []|ingress: [{}]",
        "- Egress|- Ingress",
        "port: 9443|endPort: 9443",
        "protocol: TCP|protocol: UDP",
        "readOnly: true|readOnly: false",
        "immutable: true|immutable: false",
        "- \"-i\"|- \"-u\"",
        "hostname: audit|hostAliases: []",
        "workingDir: /tmp|stdin: true",
        "- podSelector:\\n            matchLabels|- namespaceSelector:\\n            matchLabels",
        "- /run/room|- 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
      })
  void a_room_that_is_open_somewhere_is_noticed(String sound, String open) {
    var text = RoomManifests.yaml(usual());
    var from = sound.replace("\\n", "\n");
    assertThat(text).contains(from);
    assertThat(RoomRules.broken(text.replace(from, open.replace("\\n", "\n")))).isNotEmpty();
  }

  @Test
  void what_the_job_says_stays_one_text_whatever_is_in_it() {
    var hostile = "a\"b\n---\nkind: Pod\n'#: {x} \u0085\u2028& *é\t\\ !!str";
    var room = room(job(hostile), usual().guard());
    var text = RoomManifests.yaml(room);
    var documents = RoomRules.read(text);
    assertThat(documents).hasSize(3);
    assertThat(documents.getFirst().at("/stringData/job").asText()).isEqualTo(room.jobText());
    assertThat(RoomRules.broken(text)).isEmpty();
    assertThat(text).matches("[\\n\\x20-\\x7e]*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"aud_a\"b", "aud_abcd\n", "aud_../x", "Aud_abcd", "aud_abcd: x", "aud_", "x\0"})
  void an_audit_whose_name_is_none_gets_no_room(String id) {
    assertThatThrownBy(() -> new AuditId(id)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\nb", "a: b", "Socmate", "a\"", "-a", "a.b"})
  void a_namespace_or_a_runtime_class_that_is_no_name_is_refused(String name) {
    var usual = usual();
    assertThatThrownBy(() ->
            new ClusterRoom(
                usual.audit(),
                name,
                usual.image(),
                Optional.empty(),
                usual.limits(),
                usual.guard(),
                TOKEN,
                usual.job(),
                usual.wall()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() ->
            new ClusterRoom(
                usual.audit(),
                "socmate",
                usual.image(),
                Optional.of(name),
                usual.limits(),
                usual.guard(),
                TOKEN,
                usual.job(),
                usual.wall()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "x\ny", "-x", "x:\"y\"", "${x}"})
  void an_image_that_is_no_name_is_refused(String name) {
    assertThatThrownBy(() -> ContainerImage.ofProduct("kubectl", name))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "guard.socmate:9443",
        "10.0.0.7",
        "10.0.0.7:80",
        "10.0.0.7:x",
        "127.0.0.1:9443",
        "0.0.0.0:9443",
        "10.0.0.7:9443\n",
        "[::1]:9443",
        "10.0.0.7:99999"
      })
  void a_guard_that_no_room_could_reach_is_refused(String place) {
    assertThatThrownBy(() -> ClusterGuard.at(place, WORKER))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_room_does_not_reach_every_pod_and_labels_are_labels() {
    assertThatThrownBy(() -> ClusterGuard.at("10.0.0.7:9443", Map.of()))
        .hasMessageContaining("name a label");
    for (var label : List.of(Map.of("a b", "c"), Map.of("a", "b\nc"), Map.of("a", ""))) {
      assertThatThrownBy(() -> ClusterGuard.at("10.0.0.7:9443", label))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void limits_that_are_none_and_times_that_do_not_end_are_refused() {
    assertThatThrownBy(() -> new RoomLimits(0, 1000, 16, 64)).hasMessageContaining("memory");
    assertThatThrownBy(() -> new RoomLimits(640, 0, 16, 64)).hasMessageContaining("milliCpus");
    assertThatThrownBy(() -> new RoomLimits(640, 1000, 97, 64)).hasMessageContaining("scratch");
    assertThatThrownBy(() -> new RoomLimits(640, 1000, 16, 4096)).hasMessageContaining("storage");
    var usual = usual();
    for (var wall : List.of(Duration.ZERO, Duration.ofDays(1))) {
      assertThatThrownBy(() ->
              new ClusterRoom(
                  usual.audit(),
                  "socmate",
                  usual.image(),
                  Optional.empty(),
                  usual.limits(),
                  usual.guard(),
                  TOKEN,
                  usual.job(),
                  wall))
          .hasMessageContaining("A room lives");
    }
    assertThatThrownBy(() -> room(job("x".repeat(600_000)), usual.guard()))
        .hasMessageContaining("512 KiB");
  }

  @Test
  void what_is_printed_is_a_room_that_tries_to_get_out_with_a_token_of_its_own() {
    var one = printed("image=socmate:0.1.0", "guard=10.0.0.7:9443");
    var two = printed("image=socmate:0.1.0", "guard=10.0.0.7:9443");
    assertThat(RoomRules.broken(one)).isEmpty();
    var secret = RoomRules.read(one).getFirst();
    assertThat(secret.at("/stringData/job").asText()).contains("/var/run/secrets/kubernetes.io");
    assertThat(secret).isNotEqualTo(RoomRules.read(two).getFirst());
    assertThat(printed("image=socmate:0.1.0")).isEqualTo("2 guard is missing.");
    assertThat(printed("image=x", "guard=10.0.0.7:9443", "privileged=true"))
        .isEqualTo("2 This is not understood: privileged=true");
  }

  /// Without a cluster it is only read, and put into a kustomization as its makers read it.
  @Test
  void kubectl_reads_what_is_told() throws IOException {
    Tools.require("kubectl");
    Files.writeString(folder.resolve("room.yaml"), RoomManifests.yaml(usual()));
    Files.writeString(folder.resolve("kustomization.yaml"), "resources:\n  - room.yaml\n");
    var built = Tools.run(folder, "kubectl", "kustomize", folder.toString());
    assertThat(Set.copyOf(RoomRules.read(built)))
        .isEqualTo(Set.copyOf(RoomRules.read(RoomManifests.yaml(usual()))));
  }

  private static String printed(String... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int status =
        PrintRoom.print(words, new SecureRandom(), new PrintStream(out), new PrintStream(err));
    return status == 0
        ? out.toString(StandardCharsets.UTF_8)
        : status + " " + err.toString(StandardCharsets.UTF_8).lines().findFirst().orElse("");
  }

  private static ClusterRoom usual() {
    return room(job("example.com"), ClusterGuard.at("10.0.0.7:9443", WORKER));
  }

  private static ClusterRoom room(WorkerJob job, ClusterGuard guard) {
    return new ClusterRoom(
        new AuditId("aud_01m81fte3h6pzr6man3nfdbd73"),
        "socmate",
        ContainerImage.ofProduct("kubectl", "registry.example/socmate:0.1.0"),
        Optional.empty(),
        RoomLimits.DEFAULT,
        guard,
        TOKEN,
        job,
        Duration.ofMinutes(5));
  }

  private static ClusterRoom other() {
    return new ClusterRoom(
        new AuditId("aud_0000"),
        "audits",
        ContainerImage.ofProduct("kubectl", "registry.example/socmate@sha256:" + "0".repeat(64)),
        Optional.of("gvisor"),
        new RoomLimits(1024, 500, 32, 128),
        ClusterGuard.at(
            "[2001:db8::7]:9443", Map.of("app.kubernetes.io/name", "worker", "pool", "1")),
        TOKEN,
        PrintRoom.probing(),
        Duration.ofMinutes(2));
  }

  private static WorkerJob job(String zone) {
    return new WorkerJob(
        WorkerJob.Trying.NOTHING,
        AuditTarget.of("www.example.com"),
        zone,
        Errand.of(AuditType.SHALLOW, 1),
        List.of(),
        List.of(),
        List.of(),
        0);
  }

  private static String golden(String name) throws IOException {
    try (var in = RoomManifestsTest.class.getResourceAsStream("/cluster/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
