package com.socmate.product;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellExamplesTest {
  @TempDir Path folder;

  @Test
  void an_example_may_print_what_differs_and_nothing_else() throws IOException {
    var right =
        page(
            "```sh\nA=7\necho one $A\n```\n```\none …\n```\ntext\n```sh\necho $A\n```\n```\n7\n```\n");
    assertThatCode(() -> run(right)).doesNotThrowAnyException();
    var wrong = page("```sh\necho two\n```\n```\none\n```\n");
    assertThatThrownBy(() -> run(wrong))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("two");
    var more = page("```sh\necho one; echo two\n```\n```\none\n```\n");
    assertThatThrownBy(() -> run(more)).isInstanceOf(AssertionError.class);
  }

  private void run(ShellExamples examples) throws Exception {
    examples.assertTheyPrintWhatIsSaid(folder, Map.of(), Duration.ofMinutes(1));
  }

  private ShellExamples page(String text) throws IOException {
    return ShellExamples.of(Files.writeString(folder.resolve("page.md"), text));
  }
}
