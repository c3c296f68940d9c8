package com.socmate.kql.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.kql.KqlEngine;
import com.socmate.kql.Outcome;
import com.socmate.kql.Request;
import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.exec.Batches;
import com.socmate.kql.value.ValueText;
import com.socmate.kql.value.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CityDatabaseTest {
  @TempDir private Path folder = Path.of("");

  private CityDatabase database() throws IOException {
    Path file = folder.resolve("tiny.mmdb");
    Files.write(
        file,
        new TinyMmdb()
            .with(
                "81.2.69.0",
                24,
                Map.of(
                    "country", Map.of("names", Map.of("en", "United Kingdom")),
                    "subdivisions", List.of(Map.of("names", Map.of("en", "England"))),
                    "city", Map.of("names", Map.of("en", "London")),
                    "location", Map.of("latitude", 51.5142, "longitude", -0.0931)))
            .with("203.0.0.0", 8, Map.of("country", Map.of("names", Map.of("en", "Australia"))))
            .bytes());
    return CityDatabase.open(file);
  }

  @Test
  void a_query_learns_country_state_city_and_place_of_an_address() throws IOException {
    try (CityDatabase places = database()) {
      KqlEngine engine = KqlEngine.standard().with(places);
      assertThat(answer(engine, "print geo_info_from_ip_address('81.2.69.160')"))
          .isEqualTo(
              "{\"country\":\"United Kingdom\",\"state\":\"England\",\"city\":\"London\","
                  + "\"latitude\":51.5142,\"longitude\":-0.0931}");
      assertThat(answer(engine, "print geo_info_from_ip_address('203.0.113.9').country"))
          .isEqualTo("Australia");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.1", "", "not an address", "localhost", "1.2.3", "::1", "1.2.3.4.5"})
  void what_it_does_not_know_is_nowhere(String address) throws IOException {
    try (CityDatabase places = database()) {
      assertThat(places.locate(address)).isEqualTo(Values.NULL);
    }
  }

  @Test
  void without_a_database_the_answer_is_empty_and_says_why() {
    String query = "print geo_info_from_ip_address('81.2.69.160')";
    assertThat(run(KqlEngine.standard(), query).warnings())
        .singleElement()
        .satisfies(it -> assertThat(it.sentence()).contains("is not known", "SOCMATE_GEOIP_FILE"));
    assertThat(answer(KqlEngine.standard(), query)).isEmpty();
  }

  @Test
  void a_file_of_another_kind_is_refused() throws IOException {
    Path other = Files.writeString(folder.resolve("other.mmdb"), "no database");
    assertThatThrownBy(() -> CityDatabase.open(other)).isInstanceOf(IOException.class);
  }

  private static Outcome.Answer run(KqlEngine engine, String query) {
    Request request =
        Request.of(query, Catalogue.empty(), _ -> Batches.of(List.of()), Instant.EPOCH);
    return switch (engine.run(request)) {
      case Outcome.Answer answer -> answer;
      case Outcome other -> throw new AssertionError(other);
    };
  }

  private static String answer(KqlEngine engine, String query) {
    return ValueText.of(run(engine, query).table().rows().findFirst().orElseThrow().getFirst());
  }
}
