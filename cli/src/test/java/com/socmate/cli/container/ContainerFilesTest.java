package com.socmate.cli.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerFilesTest {
  private static final Path DOCKER = ProjectRoot.find().resolve("docker");

  private static String dockerfile() throws IOException {
    return Files.readString(DOCKER.resolve("Dockerfile"));
  }

  private static String compose() throws IOException {
    return Files.readString(DOCKER.resolve("compose.yaml"));
  }

  @Test
  void the_dockerfile_keeps_every_rule() throws IOException {
    assertThat(DockerfileRules.broken(dockerfile())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12.12-slim                    | latest                      | every base image has a full version as its tag
          COPY . .                      | ADD . .                     | files are copied, never added
          USER 10001:10001              | USER root                   | the last USER is a number other than 0
          USER 10001:10001              | USER 0                      | the last USER is a number other than 0
          HEALTHCHECK                   | LABEL a=b                   | there is a HEALTHCHECK
          ENTRYPOINT ["/opt/socmate/bin/run"] | ENTRYPOINT /opt/run   | ENTRYPOINT and CMD are lists, so that signals arrive
          EXPOSE 8080                   | EXPOSE 22                   | no remote shell is exposed
          ENV SOCMATE_HTTP_HOST=        | ENV DB_PASSWORD=            | no secret is written into the image
          mkdir -p                      | chmod 777                   | nothing is opened to everybody
          RUN groupadd                  | RUN apt-get install -y curl | package lists are not left behind
          """)
  void a_planted_defect_breaks_its_rule(String good, String bad, String rule) throws IOException {
    assertThat(dockerfile()).contains(good);
    assertThat(DockerfileRules.broken(dockerfile().replace(good, bad))).contains(rule);
  }

  @Test
  void the_compose_file_keeps_every_rule() throws IOException {
    assertThat(ComposeRules.broken(YamlMerge.read(compose()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          image: postgres:18.1-bookworm  | image: postgres               | postgres has an image of a full version
          read_only: true                | privileged: true              | worker is not privileged
          read_only: true                | privileged: true              | worker is read-only, or a foreign image with a health check
          restart: unless-stopped        | tty: true                     | worker is started again when it ends
          no-new-privileges:true         | seccomp:unconfined            | api gains no privileges
          memory: 1g                     | cpus: 1                       | api has a bound on its memory
          stop_grace_period: 40s         | tty: false                    | worker has time to end
          ${POSTGRES_PASSWORD:?set POSTGRES_PASSWORD} | hunter2          | postgres takes its secrets from outside
          127.0.0.1:8080                 | 8080                          | balancer is published to this machine only
          service_healthy                | service_started               | worker waits until what it needs is healthy
          DATABASE_USER: socmate_app     | DATABASE_USER: socmate        | worker does not sign in as the owner of the tables
          replicas: 2                    | replicas: 1                   | worker runs at least twice
          api-b: *api                    | api-c: *api                   | api runs at least twice
          stop_grace_period: 60s         | ports: ["127.0.0.1:5432:5432"] | the database is not reachable from outside
          max_connections=200            | max_connections=170           | the database has connections for twice as many servers
          GET /livez                     | HEAD /                        | the balancer is healthy if an api-server answers through it
          networks: [front]              | networks: {front: {ipv4_address: 10.249.0.10}} | balancer has whatever address the engine gives
          SOCMATE_TRUSTED_PROXIES: ${SOCMATE_FRONT:-10.249.0.0/24} | SOCMATE_TRUSTED_PROXIES: 10.249.0.10 | api-b believes who is in front
          networks: [inside]             | networks: [inside, front]     | nobody but the balancer is in front with the api-servers, and it nowhere else
          """)
  void a_planted_defect_in_the_compose_file_breaks_its_rule(String good, String bad, String rule)
      throws IOException {
    assertThat(compose()).contains(good);
    assertThat(ComposeRules.broken(YamlMerge.read(compose().replace(good, bad)))).contains(rule);
  }

  private static String balancer() throws IOException {
    return Files.readString(DOCKER.resolve("haproxy.cfg"));
  }

  @Test
  void the_balancer_keeps_every_rule() throws IOException {
    assertThat(BalancerRules.broken(balancer())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          parse-resolv-conf       | nameserver one 127.0.0.11:53 | names are asked of whom the container is told to ask
          init-addr last,libc,none | init-addr libc              | servers starts before what it leads to has a name
          resolvers names resolve-prefer | resolve-prefer        | streams finds a container that was made anew
          resolve-opts allow-dup-ip | weight 1                   | servers may have two ways to one container
          """)
  void a_planted_defect_of_the_balancer_breaks_its_rule(String good, String bad, String rule)
      throws IOException {
    assertThat(balancer()).contains(good);
    assertThat(BalancerRules.broken(balancer().replace(good, bad))).contains(rule);
  }

  @Test
  void secrets_beside_the_compose_file_get_into_no_commit_and_no_image() throws IOException {
    assertThat(Files.readAllLines(ProjectRoot.find().resolve(".gitignore"))).contains(".env");
    assertThat(Files.readAllLines(ProjectRoot.find().resolve(".dockerignore"))).contains("**/.env");
  }

  @Test
  void every_command_of_the_image_names_a_process() throws IOException {
    String run = Files.readString(DOCKER.resolve("run"));
    for (JsonNode service : YamlMerge.read(compose()).path("services")) {
      if (service.has("build")) {
        assertThat(run).contains("  " + service.path("command").path(0).asText() + ") main=");
      }
    }
  }

  @Test
  void the_scripts_of_the_image_can_be_executed() {
    assertThat(DOCKER.resolve("run")).isExecutable();
    assertThat(DOCKER.resolve("healthy")).isExecutable();
    assertThat(DOCKER.resolve("roles")).isExecutable();
  }
}
