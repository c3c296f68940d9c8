package com.socmate.adapters.audit.cluster;

import com.socmate.adapters.audit.net.RoomToken;
import com.socmate.adapters.audit.sandbox.ContainerImage;
import com.socmate.adapters.audit.worker.WorkerJob;
import com.socmate.domain.audit.AuditTarget;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.plan.Errand;
import com.socmate.domain.id.AuditId;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Prints what a cluster has to be told for a room whose worker tries to get out of it: whoever
/// makes it reads in its log what it reached.
public final class PrintRoom {
  private static final String USAGE =
      "Wanted: image=NAME guard=ADDRESS:PORT and, if others than the usual, audit=aud_…"
          + " namespace=NAME label=KEY=VALUE runtime-class=NAME";
  private static final List<String> KNOWN =
      List.of("image", "guard", "audit", "namespace", "label", "runtime-class");
  private static final Duration WALL = Duration.ofMinutes(2);

  /// The kubelet's, which a pod on the host's network would find on its loopback.
  private static final int KUBELET = 10_250;

  private PrintRoom() {}

  public static void main(String[] arguments) {
    int status;
    try (var out = stream(FileDescriptor.out);
        var err = stream(FileDescriptor.err)) {
      status = print(arguments, new SecureRandom(), out, err);
    }
    System.exit(status);
  }

  private static PrintStream stream(FileDescriptor where) {
    return new PrintStream(new FileOutputStream(where), false, StandardCharsets.UTF_8);
  }

  /// @return 0, or 2 where the words are not understood
  static int print(String[] arguments, SecureRandom random, PrintStream out, PrintStream err) {
    try {
      out.print(RoomManifests.yaml(room(words(arguments), random)));
      return 0;
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      err.println(USAGE);
      return 2;
    }
  }

  private static Map<String, String> words(String[] arguments) {
    Map<String, String> words = new LinkedHashMap<>();
    for (String argument : arguments) {
      var parts = argument.split("=", 2);
      if (parts.length < 2 || !KNOWN.contains(parts[0])) {
        throw new IllegalArgumentException("This is not understood: " + argument);
      }
      words.put(parts[0], parts[1]);
    }
    return words;
  }

  private static String given(Map<String, String> words, String name) {
    return Optional.ofNullable(words.get(name))
        .orElseThrow(() -> new IllegalArgumentException(name + " is missing."));
  }

  private static ClusterRoom room(Map<String, String> words, SecureRandom random) {
    var label = words.getOrDefault("label", "app.kubernetes.io/name=worker").split("=", 2);
    return new ClusterRoom(
        new AuditId(words.getOrDefault("audit", "aud_probe")),
        words.getOrDefault("namespace", "socmate"),
        ContainerImage.ofProduct("kubectl", given(words, "image")),
        Optional.ofNullable(words.get("runtime-class")),
        RoomLimits.DEFAULT,
        ClusterGuard.at(given(words, "guard"), Map.of(label[0], label.length > 1 ? label[1] : "")),
        RoomToken.fresh(random),
        probing(),
        WALL);
  }

  static WorkerJob probing() {
    return new WorkerJob(
        new WorkerJob.Trying(
            List.of(
                "/run/docker.sock",
                "/var/run/docker.sock",
                "/run/containerd/containerd.sock",
                "/run/crio/crio.sock",
                "/run/guard.sock",
                "/var/lib/kubelet",
                "/var/run/secrets/kubernetes.io",
                "/run/secrets/kubernetes.io"),
            List.of(),
            KUBELET),
        AuditTarget.of("audit-probe.invalid"),
        "",
        Errand.of(AuditType.SHALLOW, 1),
        List.of(),
        List.of(),
        List.of(),
        0);
  }
}
