package com.socmate.adapters.audit.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What has to be so in the manifests of any room, whatever their golden files say.
final class RoomRules {
  private static final Set<String> OF_PODS =
      Set.of(
          "restartPolicy",
          "terminationGracePeriodSeconds",
          "automountServiceAccountToken",
          "enableServiceLinks",
          "hostNetwork",
          "hostPID",
          "hostIPC",
          "shareProcessNamespace",
          "hostname",
          "dnsPolicy",
          "dnsConfig",
          "runtimeClassName",
          "securityContext",
          "containers",
          "volumes");
  private static final Set<String> OF_CONTAINERS =
      Set.of(
          "name",
          "image",
          "imagePullPolicy",
          "command",
          "workingDir",
          "securityContext",
          "resources",
          "volumeMounts");

  private final List<String> broken = new ArrayList<>();

  private RoomRules() {}

  static List<JsonNode> read(String yaml) {
    var documents = new ArrayList<JsonNode>();
    new Yaml(new SafeConstructor(new LoaderOptions()))
        .loadAll(yaml)
        .forEach(it -> documents.add(new ObjectMapper().valueToTree(it)));
    return documents;
  }

  static List<String> broken(String yaml) {
    var documents = read(yaml);
    var rules = new RoomRules();
    rules.require(
        "Secret, policy, Job, in this order",
        documents.stream()
            .map(it -> it.path("kind").asText())
            .toList()
            .equals(List.of("Secret", "NetworkPolicy", "Job")));
    if (rules.broken.isEmpty()) {
      rules.names(documents);
      rules.secret(documents.get(0));
      rules.policy(documents.get(1));
      rules.job(documents.get(2).path("spec"));
      rules.pod(documents.get(2).at("/spec/template/spec"));
      rules.require(
          "the token is in the Secret alone",
          !documents
              .get(2)
              .toString()
              .contains(documents.getFirst().at("/stringData/token").asText()));
      rules.container(documents.get(2).at("/spec/template/spec/containers/0"));
    }
    return rules.broken;
  }

  private void require(String rule, boolean kept) {
    if (!kept) {
      broken.add(rule);
    }
  }

  private void is(String rule, JsonNode node, Object value) {
    require(rule, node.equals(new ObjectMapper().valueToTree(value)));
  }

  private void names(List<JsonNode> documents) {
    var name = documents.getLast().at("/metadata/name").asText();
    for (var document : documents) {
      is("one name", document.at("/metadata/name"), name);
      is("one label", document.at("/metadata/labels").path(RoomManifests.ROOM), name);
      is(
          "one namespace",
          document.at("/metadata/namespace"),
          documents.getLast().at("/metadata/namespace").asText());
    }
    is(
        "the pod is the room's",
        documents.getLast().at("/spec/template/metadata/labels").path(RoomManifests.ROOM),
        name);
  }

  private void secret(JsonNode secret) {
    is("the Secret does not change", secret.path("immutable"), true);
    require(
        "the Secret holds token and job",
        keys(secret.path("stringData")).equals(Set.of("token", "job")));
    require("the token is one", secret.at("/stringData/token").asText().matches("[0-9a-f]{64}"));
  }

  private void policy(JsonNode policy) {
    var spec = policy.path("spec");
    is(
        "the policy is for this room",
        spec.at("/podSelector/matchLabels").path(RoomManifests.ROOM),
        policy.at("/metadata/name").asText());
    is("both ways", spec.path("policyTypes"), List.of("Ingress", "Egress"));
    is("nothing comes in", spec.path("ingress"), List.of());
    is("one way out", spec.path("egress").size(), 1);
    var way = spec.path("egress").path(0);
    is("to one kind of pod", way.path("to").size(), 1);
    require(
        "by its labels alone",
        keys(way.at("/to/0")).equals(Set.of("podSelector"))
            && keys(way.at("/to/0/podSelector")).equals(Set.of("matchLabels"))
            && !way.at("/to/0/podSelector/matchLabels").isEmpty());
    is("at one port", way.path("ports").size(), 1);
    is("of TCP", way.at("/ports/0/protocol"), "TCP");
    require("a number", way.at("/ports/0/port").isInt() && !way.at("/ports/0").has("endPort"));
  }

  private void is(String rule, int found, int wanted) {
    require(rule, found == wanted);
  }

  private void job(JsonNode job) {
    is("tried once", job.path("backoffLimit"), 0);
    is("one pod", job.path("parallelism"), 1);
    is("one completion", job.path("completions"), 1);
    require(
        "an end",
        job.path("activeDeadlineSeconds").asLong() > 0
            && job.path("activeDeadlineSeconds").asLong() <= 14_400);
    require("cleared away", job.path("ttlSecondsAfterFinished").isInt());
  }

  private void pod(JsonNode pod) {
    require("no further fields of the pod", OF_PODS.containsAll(keys(pod)));
    is("never again", pod.path("restartPolicy"), "Never");
    is("no account's token", pod.path("automountServiceAccountToken"), false);
    is("no services in the environment", pod.path("enableServiceLinks"), false);
    for (var shared : List.of("hostNetwork", "hostPID", "hostIPC", "shareProcessNamespace")) {
      is("not " + shared, pod.path(shared), false);
    }
    is("no names", pod.path("dnsPolicy"), "None");
    is("nobody to ask for names", pod.at("/dnsConfig/nameservers"), List.of("127.0.0.1"));
    is("not root", pod.at("/securityContext/runAsNonRoot"), true);
    is("nobody", pod.at("/securityContext/runAsUser"), 65_534);
    is("nobody's group", pod.at("/securityContext/runAsGroup"), 65_534);
    is("filtered system calls", pod.at("/securityContext/seccompProfile/type"), "RuntimeDefault");
    is("one container", pod.path("containers").size(), 1);
    for (var volume : pod.path("volumes")) {
      require("only scratch and the room's Secret", volume.has("emptyDir") || volume.has("secret"));
      require(
          "scratch has an end that is felt at once",
          !volume.has("emptyDir")
              || (volume.at("/emptyDir/sizeLimit").asText().matches("[1-9][0-9]*Mi")
                  && volume.at("/emptyDir/medium").asText().equals("Memory")));
    }
    is("two volumes", pod.path("volumes").size(), 2);
  }

  private void container(JsonNode container) {
    require("no further fields of the container", OF_CONTAINERS.containsAll(keys(container)));
    var security = container.path("securityContext");
    is("not privileged", security.path("privileged"), false);
    is("no new privileges", security.path("allowPrivilegeEscalation"), false);
    is("a root that is only read", security.path("readOnlyRootFilesystem"), true);
    is("no capability", security.path("capabilities"), Map.of("drop", List.of("ALL")));
    require("nobody else", !security.has("runAsUser") && !security.has("seccompProfile"));
    for (var what : List.of("memory", "cpu", "ephemeral-storage")) {
      require(
          "an end of " + what,
          container.at("/resources/limits").path(what).asText().matches("[1-9][0-9]*(Mi|m)"));
    }
    is("an empty environment", container.at("/command/1"), "-i");
    is("an end of open files", container.at("/command/3"), "--nofile=1024");
    is("an end of a file", container.at("/command/4"), "--fsize=33554432");
    for (var mount : container.path("volumeMounts")) {
      require(
          "only scratch can be written to",
          mount.path("name").asText().equals("scratch") || mount.path("readOnly").asBoolean());
    }
  }

  private static Set<String> keys(JsonNode node) {
    var keys = new TreeSet<String>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
