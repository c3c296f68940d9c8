package com.socmate.cli.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The image's first program, with something in place of Java that says how it was called.
class ImageCommandTest {
  private static final Path RUN = ProjectRoot.find().resolve("docker/run");

  @TempDir Path folder;

  @BeforeEach
  void java() throws IOException {
    var java = Files.writeString(folder.resolve("java"), "#!/bin/sh\necho \"$@\"\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void ingest_reads_what_it_is_given_into_the_folder_that_the_workspace_watches() throws Exception {
    assertThat(said("ingest", "/in", "--shift-to", "now"))
        .contains("/opt/socmate/workspace/lib/")
        .endsWith("sentinel.ingest.Main /in --shift-to now --out /state/logs");
  }

  @Test
  void sample_keeps_what_was_planted_apart_from_the_logs() throws Exception {
    assertThat(said("sample", "--users", "80"))
        .contains("sentinel.sample.Main --out /state/logs --manifest /state/planted.json --now 2")
        .endsWith("Z --seed 1 --users 80");
  }

  @Test
  void upkeep_beside_a_server_leaves_its_health_check_as_it_is() throws Exception {
    said("worker");
    said("admin", "secrets", "status");
    assertThat(folder.resolve("socmate-process")).hasContent("worker");
  }

  @Test
  void a_command_that_is_not_known_is_refused_with_those_that_are() throws Exception {
    assertThat(said("wroker"))
        .isEqualTo(
            "socmate: the command is api, worker, workspace, migrate, admin, ingest or sample,"
                + " not \"wroker\".");
  }

  private String said(String... words) throws Exception {
    var command = new ArrayList<>(List.of(RUN.toString()));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    var environment = builder.environment();
    environment.merge("PATH", folder.toString(), (path, ours) -> ours + ":" + path);
    environment.put("TMPDIR", folder.toString());
    environment.put("SOCMATE_STATE_DIR", "/state");
    environment.put("SOCMATE_LOGS_DIR", "/state/logs");
    var process = builder.start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text.strip();
  }
}
