package com.socmate.cli.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class KubernetesFilesTest {
  private static final Path FOLDER = ProjectRoot.find().resolve("deploy/kubernetes");
  private static final Path KUBECTL = Path.of("/usr/bin/kubectl");
  private static final Pattern KEY = Pattern.compile("`((?:SOCMATE|DATABASE)_[A-Z_]+)`");

  private static List<JsonNode> read(String text) {
    var objects = new ArrayList<JsonNode>();
    new Yaml(new SafeConstructor(new LoaderOptions()))
        .loadAll(text)
        .forEach(it -> objects.add(new ObjectMapper().valueToTree(it)));
    return objects;
  }

  private static String base() throws IOException {
    var text = new StringBuilder();
    for (var name :
        read(Files.readString(FOLDER.resolve("base/kustomization.yaml")))
            .getFirst()
            .path("resources")) {
      text.append("---\n").append(Files.readString(FOLDER.resolve("base").resolve(name.asText())));
    }
    return text.toString();
  }

  private static Set<String> configurationKeys() throws IOException {
    return KEY.matcher(Files.readString(ProjectRoot.find().resolve("docs/configuration.md")))
        .results()
        .map(it -> it.group(1))
        .collect(Collectors.toSet());
  }

  @Test
  void the_manifests_keep_every_rule() throws IOException {
    assertThat(KubernetesRules.broken(read(base()), configurationKeys())).isEmpty();
  }

  @Test
  void every_manifest_is_in_the_list() throws IOException {
    var listed = new ArrayList<String>(List.of("kustomization.yaml"));
    read(Files.readString(FOLDER.resolve("base/kustomization.yaml")))
        .getFirst()
        .path("resources")
        .forEach(it -> listed.add(it.asText()));
    try (var files = Files.list(FOLDER.resolve("base"))) {
      assertThat(files.map(it -> it.getFileName().toString())).hasSameElementsAs(listed);
    }
  }

  /// Where there is a kubectl, which brings kustomize.
  @Test
  void the_overlay_builds_and_keeps_every_rule() throws Exception {
    assumeThat(KUBECTL).isExecutable();
    var process =
        new ProcessBuilder(
                KUBECTL.toString(), "kustomize", FOLDER.resolve("overlays/example").toString())
            .redirectErrorStream(true)
            .start();
    var built = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(built).isZero();
    assertThat(KubernetesRules.broken(read(built), configurationKeys())).isEmpty();
    assertThat(built).contains("registry.example/socmate:0.1.0").contains("replicas: 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          runAsNonRoot: true             | runAsNonRoot: false        | Deployment runs as nobody special
          runAsUser: 10001               | runAsUser: 0               | Job runs as nobody special
          readOnlyRootFilesystem: true   | readOnlyRootFilesystem: false | Deployment writes only to its scratch
          allowPrivilegeEscalation: false | allowPrivilegeEscalation: true | Job gains no privileges
          drop: ["ALL"]                  | drop: ["NET_RAW"]          | Deployment has no capability
          type: RuntimeDefault           | type: Unconfined           | Deployment may make only the usual system calls
          readinessProbe:                | readynessProbe:            | container has no field readynessProbe
          path: /livez                   | path: /readyz              | the livenessProbe asks /livez
          replicas: 2                    | replicas: 1                | api runs at least twice
          maxUnavailable: 0              | maxUnavailable: 1          | worker is never fewer while it is replaced
          apiVersion: policy/v1          | apiVersion: policy/v1beta1 | PodDisruptionBudget is asked for in the version that Kubernetes has
          key: database-password         | key: owner-password        | no server signs in as the owner of the tables
          automountServiceAccountToken: false | automountServiceAccountToken: true | Deployment gets no token of the cluster
          terminationGracePeriodSeconds: 40 | terminationGracePeriodSeconds: 25 | a pod has time to leave and to finish
          podSelector: {}                | podSelector: {matchLabels: {a: b}} | nothing comes in that was not let in
          SOCMATE_LEAVE                  | SOCMATE_LEAF               | SOCMATE_LEAF stands in docs/configuration.md
          args: ["migrate"]              | args: ["api"]              | a job migrates
          name: scratch                  | name: scraps               | every mount has a volume
          """)
  void a_planted_defect_breaks_its_rule(String good, String bad, String rule) throws IOException {
    assertThat(base()).contains(good);
    var planted =
        rule.equals("every mount has a volume")
            ? base().replaceFirst(Pattern.quote(good), bad)
            : base().replace(good, bad);
    assertThat(KubernetesRules.broken(read(planted), configurationKeys())).contains(rule);
  }
}
