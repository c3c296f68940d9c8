package com.socmate.application.investigation.intent;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.investigation.CompilePlan;
import com.socmate.application.port.InMemoryLogWorkspace;
import com.socmate.domain.investigation.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The table of `docs/questions.md` is what the library says of itself.
class QuestionsDocumentTest {
  private static final String BEGIN = "<!-- drawn: questions -->\n";
  private static final String END = "<!-- /drawn -->";
  private final IntentLibrary library = new IntentLibrary(new InMemoryLogWorkspace());

  @Test
  void every_kind_of_question_stands_in_the_document_as_it_is() throws IOException {
    var file = root().resolve("docs/questions.md");
    var text = Files.readString(file);
    int from = text.indexOf(BEGIN) + BEGIN.length();
    int to = text.indexOf(END);
    if (Boolean.getBoolean("socmate.rewrite-docs")) {
      Files.writeString(file, text.substring(0, from) + table() + text.substring(to));
      return;
    }
    assertThat(text.substring(from, to)).isEqualTo(table());
  }

  private String table() {
    return "| kind | asked so | decides by | tables | ATT&CK |\n|---|---|---|---|---|\n"
        + library.all().stream()
            .filter(it -> !it.name().equals(PastedKql.NAME))
            .map(this::line)
            .collect(Collectors.joining());
  }

  private String line(Intent intent) {
    var plan = ((Compilation.Compiled) new CompilePlan(library).compile(intent.example())).plan();
    return "| `"
        + intent.name()
        + "` | "
        + intent.example()
        + " | "
        + plan.rule().text()
        + " per "
        + String.join(", ", plan.rule().key())
        + " | "
        + String.join(", ", plan.tables())
        + " | "
        + String.join(", ", plan.techniques())
        + " |\n";
  }

  private static Path root() {
    var root = Path.of("").toAbsolutePath();
    while (root != null && !Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    return Objects.requireNonNull(root);
  }
}
