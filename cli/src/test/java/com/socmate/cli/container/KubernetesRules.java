package com.socmate.cli.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What our manifests for Kubernetes keep to; each broken rule is named by a sentence. A field that
/// is not listed here is taken for a misspelt one, since Kubernetes would ignore it.
final class KubernetesRules {
  private static final Map<String, Set<String>> FIELDS =
      Map.ofEntries(
          Map.entry("metadata", Set.of("name", "namespace", "labels")),
          Map.entry("Deployment.spec", Set.of("replicas", "strategy", "selector", "template")),
          Map.entry("Job.spec", Set.of("backoffLimit", "activeDeadlineSeconds", "template")),
          Map.entry("PodDisruptionBudget.spec", Set.of("minAvailable", "selector")),
          Map.entry("Service.spec", Set.of("selector", "ports")),
          Map.entry(
              "NetworkPolicy.spec", Set.of("podSelector", "policyTypes", "ingress", "egress")),
          Map.entry(
              "pod",
              Set.of(
                  "restartPolicy",
                  "serviceAccountName",
                  "automountServiceAccountToken",
                  "terminationGracePeriodSeconds",
                  "topologySpreadConstraints",
                  "securityContext",
                  "containers",
                  "volumes")),
          Map.entry(
              "container",
              Set.of(
                  "name",
                  "image",
                  "args",
                  "env",
                  "envFrom",
                  "ports",
                  "startupProbe",
                  "readinessProbe",
                  "livenessProbe",
                  "securityContext",
                  "resources",
                  "volumeMounts")),
          Map.entry(
              "probe", Set.of("httpGet", "periodSeconds", "timeoutSeconds", "failureThreshold")),
          Map.entry(
              "containerSecurity",
              Set.of("allowPrivilegeEscalation", "readOnlyRootFilesystem", "capabilities")),
          Map.entry(
              "podSecurity",
              Set.of("runAsNonRoot", "runAsUser", "runAsGroup", "fsGroup", "seccompProfile")));
  private static final Map<String, String> VERSIONS =
      Map.of(
          "Deployment", "apps/v1",
          "Job", "batch/v1",
          "PodDisruptionBudget", "policy/v1",
          "NetworkPolicy", "networking.k8s.io/v1",
          "Service", "v1",
          "ConfigMap", "v1",
          "ServiceAccount", "v1",
          "Namespace", "v1");

  private final List<String> broken = new ArrayList<>();
  private final List<JsonNode> all;
  private final Set<String> configurationKeys;

  private KubernetesRules(List<JsonNode> all, Set<String> configurationKeys) {
    this.all = all;
    this.configurationKeys = configurationKeys;
  }

  /// @param configurationKeys that a process of ours knows
  static List<String> broken(List<JsonNode> all, Set<String> configurationKeys) {
    var rules = new KubernetesRules(all, configurationKeys);
    all.forEach(rules::one);
    rules.together();
    return rules.broken;
  }

  private void one(JsonNode object) {
    String kind = object.path("kind").asText();
    check(
        object.path("apiVersion").asText().equals(VERSIONS.get(kind)),
        kind + " is asked for in the version that Kubernetes has");
    known("metadata", object.path("metadata"));
    known(kind + ".spec", object.path("spec"));
    if (object.path("spec").has("template")) {
      pod(kind, object.path("spec").path("template").path("spec"));
    }
    if (kind.equals("ConfigMap")) {
      object.path("data").properties().forEach(it -> key(it.getKey()));
    }
  }

  private void pod(String kind, JsonNode pod) {
    known("pod", pod);
    var security = pod.path("securityContext");
    known("podSecurity", security);
    check(security.path("runAsNonRoot").asBoolean(), kind + " runs as nobody special");
    check(security.path("runAsUser").asInt() > 0, kind + " runs as nobody special");
    check(
        security.path("seccompProfile").path("type").asText().equals("RuntimeDefault"),
        kind + " may make only the usual system calls");
    check(
        pod.has("automountServiceAccountToken")
            && !pod.path("automountServiceAccountToken").asBoolean(),
        kind + " gets no token of the cluster");
    pod.path("containers").forEach(it -> container(kind, it, pod));
  }

  private void container(String kind, JsonNode container, JsonNode pod) {
    known("container", container);
    var security = container.path("securityContext");
    known("containerSecurity", security);
    check(
        security.path("readOnlyRootFilesystem").asBoolean(), kind + " writes only to its scratch");
    check(
        security.has("allowPrivilegeEscalation")
            && !security.path("allowPrivilegeEscalation").asBoolean(),
        kind + " gains no privileges");
    check(
        security.path("capabilities").path("drop").path(0).asText().equals("ALL"),
        kind + " has no capability");
    check(
        container.path("resources").path("limits").has("memory"),
        kind + " has a bound on its memory");
    container.path("env").forEach(this::environment);
    container
        .path("volumeMounts")
        .forEach(mount ->
            check(
                stream(pod.path("volumes"))
                    .anyMatch(it -> it.path("name").equals(mount.path("name"))),
                "every mount has a volume"));
    if (kind.equals("Deployment")) {
      probes(container);
      check(
          pod.path("terminationGracePeriodSeconds").asInt() >= leave(container) + 20,
          "a pod has time to leave and to finish");
    }
  }

  private static int leave(JsonNode container) {
    return stream(container.path("env"))
        .filter(it -> it.path("name").asText().equals("SOCMATE_LEAVE"))
        .map(it -> Duration.parse(it.path("value").asText()))
        .mapToInt(it -> (int) it.toSeconds())
        .findFirst()
        .orElse(0);
  }

  private void probes(JsonNode container) {
    for (var probe :
        Map.of("readinessProbe", "/readyz", "startupProbe", "/readyz", "livenessProbe", "/livez")
            .entrySet()) {
      known("probe", container.path(probe.getKey()));
      check(
          container
              .path(probe.getKey())
              .path("httpGet")
              .path("path")
              .asText()
              .equals(probe.getValue()),
          "the " + probe.getKey() + " asks " + probe.getValue());
    }
  }

  private void environment(JsonNode variable) {
    var name = variable.path("name").asText();
    key(name);
    if (name.matches(".*(PASSWORD|TOKEN|SECRET)")) {
      check(variable.path("valueFrom").has("secretKeyRef"), name + " comes from a secret");
    }
    var reference = variable.path("valueFrom").path("configMapKeyRef");
    if (!reference.isMissingNode()) {
      check(
          kind("ConfigMap").anyMatch(it -> it.path("data").has(reference.path("key").asText())),
          name + " comes from a key that is there");
    }
  }

  private void key(String name) {
    check(configurationKeys.contains(name), name + " stands in docs/configuration.md");
  }

  private void together() {
    for (String name : new String[] {"api", "worker"}) {
      var deployment = named("Deployment", name);
      check(deployment.path("spec").path("replicas").asInt() >= 2, name + " runs at least twice");
      check(
          deployment
              .path("spec")
              .path("strategy")
              .path("rollingUpdate")
              .path("maxUnavailable")
              .asText()
              .equals("0"),
          name + " is never fewer while it is replaced");
      check(
          selects(
              named("PodDisruptionBudget", name).path("spec").path("selector").path("matchLabels"),
              deployment),
          name + " keeps one while nodes are emptied");
    }
    check(
        selects(named("Service", "api").path("spec").path("selector"), named("Deployment", "api")),
        "the service reaches the api-servers");
    check(
        kind("NetworkPolicy")
            .anyMatch(it ->
                it.path("spec").path("podSelector").isEmpty()
                    && it.path("spec").path("policyTypes").toString().contains("Ingress")),
        "nothing comes in that was not let in");
    check(
        kind("Deployment").noneMatch(it -> it.toString().contains("owner-password")),
        "no server signs in as the owner of the tables");
    check(
        named("Job", "migrate")
            .at("/spec/template/spec/containers/0/args/0")
            .asText()
            .equals("migrate"),
        "a job migrates");
  }

  private static boolean selects(JsonNode labels, JsonNode deployment) {
    var own = deployment.path("spec").path("template").path("metadata").path("labels");
    return !labels.isEmpty()
        && labels.properties().stream().allMatch(it -> own.path(it.getKey()).equals(it.getValue()));
  }

  private Stream<JsonNode> kind(String kind) {
    return all.stream().filter(it -> it.path("kind").asText().equals(kind));
  }

  private JsonNode named(String kind, String name) {
    return kind(kind)
        .filter(it -> it.path("metadata").path("name").asText().equals(name))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private void known(String where, JsonNode node) {
    var known = FIELDS.get(where);
    node.properties()
        .forEach(it ->
            check(
                known != null && known.contains(it.getKey()),
                where + " has no field " + it.getKey()));
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private void check(boolean kept, String rule) {
    if (!kept && !broken.contains(rule)) {
      broken.add(rule);
    }
  }
}
