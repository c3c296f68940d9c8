package com.socmate.domain.specificity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpecificityTest {

  record Case(boolean specific, String query, List<String> missing) {
    @Override
    public String toString() {
      return query;
    }
  }

  static Stream<Case> cases() throws IOException {
    try (InputStream text = SpecificityTest.class.getResourceAsStream("cases.txt")) {
      byte[] bytes = Objects.requireNonNull(text).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(SpecificityTest::read);
    }
  }

  private static Case read(String line) {
    boolean specific = line.startsWith("+");
    String rest = line.substring(4);
    int last = specific ? -1 : rest.lastIndexOf(" | ");
    List<String> missing =
        specific
            ? List.of()
            : Arrays.stream(rest.substring(last + 3).split("\\s+")).sorted().toList();
    return new Case(specific, specific ? rest : rest.substring(0, last), missing);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void a_query_is_specific_or_not_as_a_person_would_say(Case written) {
    Judgement judgement = Specificity.judge(written.query());
    assertThat(judgement.specific()).as("%s", judgement.criteria()).isEqualTo(written.specific());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void what_is_missing_is_what_a_person_would_miss(Case written) {
    List<String> missing =
        Specificity.judge(written.query()).missing().stream()
            .map(Criterion.Question::wireName)
            .filter(id -> !id.equals("safety"))
            .sorted()
            .toList();
    assertThat(missing).containsAll(written.missing());
  }
}
