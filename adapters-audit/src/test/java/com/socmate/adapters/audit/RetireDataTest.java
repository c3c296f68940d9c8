package com.socmate.adapters.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.socmate.domain.audit.library.FoundLibrary;
import com.socmate.domain.audit.library.KnownLibraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Libraries are recognised by the public data, where it is beside the project.
class RetireDataTest {

  @Test
  void addresses_of_released_libraries_are_recognised_with_their_versions() throws IOException {
    var libraries = libraries();
    List<String> wrong = new ArrayList<>();
    int recognised = 0;
    for (var library : cases().properties()) {
      for (var address : library.getValue().properties()) {
        if (address.getValue().path("contentOnly").asBoolean()) {
          continue;
        }
        for (JsonNode version : address.getValue().path("versions")) {
          var url =
              address
                  .getKey()
                  .replace("§§version§§", version.asText())
                  .replace("§§subversion§§", ".min");
          var found =
              libraries.in(url, "").stream()
                  .filter(it -> it.name().equals(library.getKey()))
                  .findFirst();
          if (found.isPresent()) {
            recognised++;
            if (!found.orElseThrow().version().equals(version.asText())) {
              wrong.add(url + " as " + found.orElseThrow().version());
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(recognised).isGreaterThan(100);
  }

  @Test
  void a_banner_tells_the_version_and_the_version_its_weaknesses() throws IOException {
    var found =
        libraries().in("/js/app.js", "/*! jQuery v1.8.3 jquery.com | jquery.org/license */");
    assertThat(found).extracting(FoundLibrary::name).contains("jquery");
    assertThat(found.getFirst().weaknesses())
        .extracting(it -> it.names())
        .contains("CVE-2015-9251");
    assertThat(found.getFirst().sentence()).contains("jquery 1.8.3");
  }

  @Test
  void a_new_version_has_no_weakness_and_a_hostile_text_ends() throws IOException {
    assertThat(libraries().in("/jquery-4.0.0.min.js", "").getFirst().weaknesses()).isEmpty();
    assertThat(libraries().in("/x.js", "=\"1.1\",".repeat(20_000))).isEmpty();
  }

  private static KnownLibraries libraries() throws IOException {
    return RetireData.read(shared("retire-jsrepository.json"));
  }

  private static JsonNode cases() throws IOException {
    return new ObjectMapper().readTree(shared("retire-testcases.json").toFile());
  }

  private static Path shared(String name) {
    Optional<Path> file =
        Stream.iterate(Path.of("").toAbsolutePath(), it -> it != null, Path::getParent)
            .filter(it -> Files.exists(it.resolve("mvnw")))
            .map(root -> root.resolveSibling("shared").resolve("data").resolve(name))
            .filter(Files::isRegularFile)
            .findFirst();
    assumeTrue(file.isPresent(), name + " is not beside the project");
    return file.orElseThrow();
  }
}
