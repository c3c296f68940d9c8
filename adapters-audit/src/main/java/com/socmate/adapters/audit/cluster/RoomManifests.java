package com.socmate.adapters.audit.cluster;

import com.socmate.adapters.audit.sandbox.WorkerCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What Kubernetes has to be told for one room: a Secret with its token and its job, a policy that
/// lets it reach its guard and nothing else, and a Job. The policy comes before the Job. All three
/// carry the room's name as a label, so that they are taken away together.
public final class RoomManifests {
  static final String ROOM = "socmate.com/room";
  private static final String FOLDER = "/run/room";
  private static final String TOKEN = "token";
  private static final String JOB = "job";
  private static final int NOBODY = 65_534;
  private static final int OWNER_AND_GROUP_READ = 0440;

  /// How long what a room said can still be read.
  private static final int SECONDS_AFTER_ITS_END = 120;

  private final ClusterRoom room;

  private RoomManifests(ClusterRoom room) {
    this.room = room;
  }

  /// As `kubectl create -f -` takes it. The same order gives the same text.
  public static String yaml(ClusterRoom room) {
    var manifests = new RoomManifests(room);
    return ManifestYaml.write(List.of(manifests.secret(), manifests.policy(), manifests.job()));
  }

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private Map<String, Object> metadata() {
    return map(
        "name",
        room.name(),
        "namespace",
        room.namespace(),
        "labels",
        labels(),
        "annotations",
        map("socmate.com/audit", room.audit().value()));
  }

  private Map<String, Object> labels() {
    return map(
        "app.kubernetes.io/name",
        "audit-room",
        "app.kubernetes.io/part-of",
        "socmate",
        ROOM,
        room.name());
  }

  private Map<String, Object> secret() {
    return map(
        "apiVersion",
        "v1",
        "kind",
        "Secret",
        "metadata",
        metadata(),
        "type",
        "Opaque",
        "immutable",
        true,
        "stringData",
        map(TOKEN, room.token().value(), JOB, room.jobText()));
  }

  /// Nothing comes in; out goes what is for the guard's port. Names are not asked of anybody.
  private Map<String, Object> policy() {
    var guard =
        map("podSelector", map("matchLabels", new LinkedHashMap<>(room.guard().sortedLabels())));
    var port = map("protocol", "TCP", "port", room.guard().port());
    return map(
        "apiVersion",
        "networking.k8s.io/v1",
        "kind",
        "NetworkPolicy",
        "metadata",
        metadata(),
        "spec",
        map(
            "podSelector",
            map("matchLabels", map(ROOM, room.name())),
            "policyTypes",
            List.of("Ingress", "Egress"),
            "ingress",
            List.of(),
            "egress",
            List.of(map("to", List.of(guard), "ports", List.of(port)))));
  }

  private Map<String, Object> job() {
    return map(
        "apiVersion",
        "batch/v1",
        "kind",
        "Job",
        "metadata",
        metadata(),
        "spec",
        map(
            "parallelism",
            1,
            "completions",
            1,
            "backoffLimit",
            0,
            "activeDeadlineSeconds",
            room.wall().toSeconds(),
            "ttlSecondsAfterFinished",
            SECONDS_AFTER_ITS_END,
            "template",
            map("metadata", map("labels", labels()), "spec", pod())));
  }

  /// `None` for names wants a server all the same: one that nobody is.
  private Map<String, Object> pod() {
    var pod =
        map(
            "restartPolicy",
            "Never",
            "terminationGracePeriodSeconds",
            0,
            "automountServiceAccountToken",
            false,
            "enableServiceLinks",
            false,
            "hostNetwork",
            false,
            "hostPID",
            false,
            "hostIPC",
            false,
            "shareProcessNamespace",
            false,
            "hostname",
            "audit",
            "dnsPolicy",
            "None",
            "dnsConfig",
            map("nameservers", List.of("127.0.0.1")));
    room.runtimeClass().ifPresent(it -> pod.put("runtimeClassName", it));
    pod.put("securityContext", identity());
    pod.put("containers", List.of(worker()));
    pod.put("volumes", volumes());
    return pod;
  }

  private static Map<String, Object> identity() {
    return map(
        "runAsNonRoot",
        true,
        "runAsUser",
        NOBODY,
        "runAsGroup",
        NOBODY,
        "fsGroup",
        NOBODY,
        "seccompProfile",
        map("type", "RuntimeDefault"));
  }

  private Map<String, Object> worker() {
    return map(
        "name",
        "worker",
        "image",
        room.image().name(),
        "imagePullPolicy",
        "IfNotPresent",
        "command",
        command(),
        "workingDir",
        "/tmp",
        "securityContext",
        map(
            "privileged",
            false,
            "allowPrivilegeEscalation",
            false,
            "readOnlyRootFilesystem",
            true,
            "capabilities",
            map("drop", List.of("ALL"))),
        "resources",
        map("requests", resources(), "limits", resources()),
        "volumeMounts",
        List.of(
            map("name", "scratch", "mountPath", "/tmp"),
            map("name", "room", "mountPath", FOLDER, "readOnly", true)));
  }

  /// What a cluster puts into every container's environment is left outside, and what it sets no
  /// limit to is given one.
  private List<String> command() {
    List<String> words = new ArrayList<>(List.of("/usr/bin/env", "-i", "/usr/bin/prlimit"));
    words.addAll(
        List.of(
            "--nofile=" + WorkerCommand.OPEN_FILES,
            "--fsize=" + WorkerCommand.FILE_BYTES,
            "--core=0",
            "--"));
    words.addAll(
        WorkerCommand.words(
            room.image().java(), room.image().classPath(), List.of(room.guard().place(), FOLDER)));
    return words;
  }

  /// Asked for and allowed are the same, so that a node does not hand out what it has not.
  private Map<String, Object> resources() {
    var limits = room.limits();
    return map(
        "memory",
        limits.memory() + "Mi",
        "cpu",
        limits.milliCpus() + "m",
        "ephemeral-storage",
        limits.storage() + "Mi");
  }

  /// Of memory, since a folder of the node's disk is only looked at now and then.
  private List<Object> volumes() {
    var scratch = map("medium", "Memory", "sizeLimit", room.limits().scratch() + "Mi");
    return List.of(
        map("name", "scratch", "emptyDir", scratch),
        map(
            "name",
            "room",
            "secret",
            map("secretName", room.name(), "defaultMode", OWNER_AND_GROUP_READ)));
  }
}
