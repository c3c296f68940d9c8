package com.socmate.cli.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {
  private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path target = Path.of("");

  @BeforeEach
  void build() throws IOException {
    file("classes/com/example/Main.class", 0);
    file("worker-1-tests.jar", 1);
    file("worker-1.jar", 1);
    Files.createDirectories(target.resolve("lib"));
    touch(target.resolve("lib"), 2);
  }

  @Test
  void what_was_learnt_after_the_build_is_used_with_jars_alone() throws IOException {
    file("aot/com.example.Main.aot", 9);
    assertThat(cache().program())
        .hasValueSatisfying(program -> {
          assertThat(program.jvmOptions()).contains("-XX:AOTCache=" + cache().file());
          assertThat(program.classpath())
              .isEqualTo(target.resolve("worker-1.jar") + ":" + target.resolve("lib") + "/*");
        });
  }

  @Test
  void without_anything_learnt_the_program_is_as_it_was() {
    assertThat(cache().program()).isEmpty();
  }

  @Test
  void what_was_learnt_before_the_jar_or_the_libraries_is_left_aside() throws IOException {
    file("aot/com.example.Main.aot", 9);
    touch(target.resolve("worker-1.jar"), 10);
    assertThat(cache().program()).isEmpty();
    touch(target.resolve("worker-1.jar"), 1);
    touch(target.resolve("lib"), 10);
    assertThat(cache().program()).isEmpty();
  }

  @Test
  void a_jar_older_than_its_classes_is_not_what_would_run() throws IOException {
    file("aot/com.example.Main.aot", 9);
    touch(target.resolve("classes/com/example/Main.class"), 5);
    assertThat(cache().program()).isEmpty();
    assertThat(cache().learning(target.resolve("new"))).isEmpty();
  }

  private AotCache cache() {
    return AotCache.of(target, "com.example.Main");
  }

  private void file(String name, int second) throws IOException {
    var file = target.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    touch(file, second);
  }

  private static void touch(Path file, int second) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(BUILT.plusSeconds(second)));
  }
}
