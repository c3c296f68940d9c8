package com.socmate.cli.container;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What our compose file keeps to; each broken rule is named by a sentence.
final class ComposeRules {
  private static final int LEAST = 2;

  private ComposeRules() {}

  /// The broken rules of a file whose merge keys have been resolved.
  static List<String> broken(JsonNode file) {
    List<String> broken = new ArrayList<>();
    file.path("services").properties().forEach(it -> service(broken, it));
    var services = file.path("services");
    int workers = services.path("worker").path("deploy").path("replicas").asInt(1);
    check(broken, workers >= LEAST, "worker runs at least twice");
    check(broken, services.has("api") && services.has("api-b"), "api runs at least twice");
    var owner = services.path("migrate").path("environment").path("DATABASE_USER");
    for (String name : new String[] {"api", "api-b", "worker"}) {
      var environment = services.path(name).path("environment");
      check(
          broken,
          !environment.path("DATABASE_USER").equals(owner)
              && !environment.has("DATABASE_OWNER_USER"),
          name + " does not sign in as the owner of the tables");
    }
    check(
        broken,
        file.path("services").path("postgres").path("ports").isMissingNode(),
        "the database is not reachable from outside");
    return broken;
  }

  private static void service(List<String> broken, Map.Entry<String, JsonNode> entry) {
    String name = entry.getKey();
    JsonNode service = entry.getValue();
    check(
        broken,
        service.path("image").asText("").matches(".+:[0-9]+\\.[0-9].*"),
        name + " has an image of a full version");
    check(broken, !service.path("privileged").asBoolean(), name + " is not privileged");
    check(broken, service.has("restart"), name + " is started again when it ends");
    check(
        broken,
        service.path("security_opt").toString().contains("no-new-privileges:true"),
        name + " gains no privileges");
    check(
        broken,
        !service.path("deploy").path("resources").path("limits").path("memory").isMissingNode(),
        name + " has a bound on its memory");
    check(broken, service.has("stop_grace_period"), name + " has time to end");
    environment(broken, name, service.path("environment"));
    for (JsonNode port : service.path("ports")) {
      check(
          broken,
          port.asText().startsWith("127.0.0.1:"),
          name + " is published to this machine only");
    }
    service
        .path("depends_on")
        .forEach(it ->
            check(
                broken,
                it.path("condition")
                    .asText()
                    .matches("service_healthy|service_completed_successfully"),
                name + " waits until what it needs is healthy"));
    check(
        broken,
        service.has("build") ? service.path("read_only").asBoolean() : service.has("healthcheck"),
        name + " is read-only, or a foreign image with a health check");
  }

  private static void environment(List<String> broken, String name, JsonNode environment) {
    environment.properties().stream()
        .filter(it -> it.getKey().matches(".*(PASSWORD|TOKEN|SECRET)"))
        .forEach(it ->
            check(
                broken,
                it.getValue().asText().matches("\\$\\{\\w+:\\?.*}"),
                name + " takes its secrets from outside"));
  }

  private static void check(List<String> broken, boolean kept, String rule) {
    if (!kept && !broken.contains(rule)) {
      broken.add(rule);
    }
  }
}
