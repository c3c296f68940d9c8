package com.socmate.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is shipped is free to ship: every library beside a built program is in the list, with a
/// licence that we accept.
class LicencesTest {
  private static final Path LIST = Project.root().resolve("docs/licences.md");
  private static final List<String> PROGRAMS =
      List.of("api-server", "worker", "adapters-sentinel", "cli");
  private static final Set<String> ACCEPTED =
      Set.of(
          "Apache-2.0",
          "MIT",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "0BSD",
          "CC0-1.0",
          "Bouncy-Castle",
          "EPL-2.0",
          "LGPL-2.1");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| [\\w.-]+:([\\w.-]+) \\| ([^|]+) \\|$");
  private static final Pattern JAR = Pattern.compile("(.+?)-\\d[\\w.-]*\\.jar");

  @Test
  void every_licence_is_one_that_we_accept() {
    assertThat(unaccepted(listed())).isEmpty();
  }

  @Test
  void a_licence_that_we_do_not_accept_is_noticed() {
    assertThat(unaccepted(Map.of("mine", "MIT or GPL-3.0", "theirs", "AGPL-3.0")))
        .containsExactly("theirs: AGPL-3.0");
  }

  @Test
  void every_library_that_is_shipped_is_listed_and_no_other() {
    var shipped = shipped();
    assumeTrue(!shipped.isEmpty(), "the programs are not packaged here");
    assertThat(listed().keySet()).containsExactlyInAnyOrderElementsOf(shipped);
  }

  private static Map<String, String> listed() {
    return ROW.matcher(Project.read(LIST))
        .results()
        .collect(
            Collectors.toMap(
                found -> found.group(1), found -> found.group(2), (one, _) -> one, TreeMap::new));
  }

  private static List<String> unaccepted(Map<String, String> licences) {
    return licences.entrySet().stream()
        .filter(it -> Arrays.stream(it.getValue().split(" or ")).noneMatch(ACCEPTED::contains))
        .map(it -> it.getKey() + ": " + it.getValue())
        .toList();
  }

  /// Empty unless all programs are there, as the classes of one alone would say too little.
  private static Set<String> shipped() {
    var names = new TreeSet<String>();
    for (var program : PROGRAMS) {
      var libraries = Project.root().resolve(program).resolve("target/lib");
      if (!Files.isDirectory(libraries)) {
        return Set.of();
      }
      names.addAll(namesIn(libraries));
    }
    return names;
  }

  private static List<String> namesIn(Path libraries) {
    try (Stream<Path> files = Files.list(libraries)) {
      return files
          .map(file -> JAR.matcher(file.getFileName().toString()))
          .filter(found -> found.matches() && !found.group().contains("-SNAPSHOT"))
          .map(found -> found.group(1))
          .map(name -> name.replaceAll("-(linux|darwin)-(amd64|arm64v8)$", ""))
          .distinct()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
