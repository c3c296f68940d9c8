package com.socmate.application.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.port.InMemoryLogWorkspace;
import com.socmate.application.port.LogWorkspace.QueryCheck;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.ResultTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Questions as people on shift type them, over every kind that there is.
class AnalystQuestionsTest {
  private static final String FILE = "analyst-questions.txt";

  private final CompilePlan compiler =
      new CompilePlan(
          new IntentLibrary(
              new InMemoryLogWorkspace()
                  .check(
                      new QueryCheck.Valid(
                          List.of(
                              new ResultTable.Column("IPAddress", "string"),
                              new ResultTable.Column("Failures", "long")),
                          List.of("SigninLogs")))));

  private record Asked(String kind, String words) {}

  private static List<Asked> all() {
    try (var in =
        Objects.requireNonNull(AnalystQuestionsTest.class.getResourceAsStream(FILE), FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" \\| ", 2))
          .map(parts -> new Asked(parts[0], parts[1].replace("\\n", "\n")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Stream<String> miss(Asked asked) {
    var wanted = asked.kind().equals("kql") ? "pasted_kql" : asked.kind();
    return switch (compiler.compile(asked.words())) {
      case Compilation.Compiled(var plan) when plan.intent().equals(wanted) -> Stream.empty();
      case Compilation.Compiled(var plan) ->
          Stream.of(asked.words() + " -> " + plan.intent() + " instead of " + wanted);
      case Compilation.NotCompiled(var reason, _) -> Stream.of(asked.words() + " -> " + reason);
    };
  }

  @Test
  void nearly_every_question_of_a_shift_can_be_compiled_to_its_own_kind() {
    var misses = all().stream().flatMap(this::miss).toList();
    assertThat(all()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(misses).as(String.join("\n", misses)).hasSizeLessThanOrEqualTo(all().size() / 20);
  }
}
