package com.socmate.cli.container;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What our compose file keeps to; each broken rule is named by a sentence.
final class ComposeRules {
  private static final int LEAST = 2;

  /// As docs/operations.md says under Sizing.
  private static final int OF_AN_API_SERVER = 18;

  private static final int OF_A_WORKER = 25;
  private static final String MAX_CONNECTIONS = "max_connections=";

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
    check(
        broken,
        connections(services.path("postgres"))
            >= 2 * (2 * OF_AN_API_SERVER + workers * OF_A_WORKER),
        "the database has connections for twice as many servers");
    check(
        broken,
        services.at("/balancer/healthcheck/test").asText().matches("(?s).*/8080 .*GET /livez .*"),
        "the balancer is healthy if an api-server answers through it");
    front(broken, file);
    return broken;
  }

  private static int connections(JsonNode postgres) {
    return stream(postgres.path("command"))
        .map(JsonNode::asText)
        .filter(it -> it.startsWith(MAX_CONNECTIONS))
        .mapToInt(it -> Integer.parseInt(it.substring(MAX_CONNECTIONS.length())))
        .findFirst()
        .orElse(100);
  }

  /// Who is believed about callers is known by the network, as addresses are given anew.
  private static void front(List<String> broken, JsonNode file) {
    var believed = file.at("/networks/front/ipam/config/0/subnet");
    Set<String> inFront = new TreeSet<>();
    for (var service : file.path("services").properties()) {
      var networks = service.getValue().path("networks");
      check(
          broken, networks.isArray(), service.getKey() + " has whatever address the engine gives");
      if (stream(networks).anyMatch(it -> it.asText().equals("front"))) {
        inFront.add(service.getKey());
        check(
            broken,
            service.getKey().equals("balancer")
                || service
                    .getValue()
                    .path("environment")
                    .path("SOCMATE_TRUSTED_PROXIES")
                    .equals(believed),
            service.getKey() + " believes who is in front");
      }
    }
    check(
        broken,
        inFront.equals(Set.of("api", "api-b", "balancer"))
            && file.at("/services/balancer/networks").size() == 1,
        "nobody but the balancer is in front with the api-servers, and it nowhere else");
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
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
