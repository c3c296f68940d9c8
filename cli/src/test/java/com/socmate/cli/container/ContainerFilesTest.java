package com.socmate.cli.container;

import static org.assertj.core.api.Assertions.assertThat;

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
          """)
  void a_planted_defect_in_the_compose_file_breaks_its_rule(String good, String bad, String rule)
      throws IOException {
    assertThat(compose()).contains(good);
    assertThat(ComposeRules.broken(YamlMerge.read(compose().replace(good, bad)))).contains(rule);
  }

  @Test
  void every_command_of_the_image_names_a_process() throws IOException {
    String run = Files.readString(DOCKER.resolve("run"));
    YamlMerge.read(compose())
        .path("services")
        .forEach(service ->
            service
                .path("command")
                .forEach(command -> assertThat(run).contains("  " + command.asText() + ") main=")));
  }

  @Test
  void the_scripts_of_the_image_can_be_executed() {
    assertThat(DOCKER.resolve("run")).isExecutable();
    assertThat(DOCKER.resolve("healthy")).isExecutable();
    assertThat(DOCKER.resolve("roles")).isExecutable();
  }
}
