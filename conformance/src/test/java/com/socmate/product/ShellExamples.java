package com.socmate.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The shell blocks of a page and, behind each, what it prints; `…` stands for anything within a
/// line.
final class ShellExamples {
  private static final Pattern BLOCK =
      Pattern.compile("```sh\\n(.*?)```(?:\\n```\\n(.*?)```)?", Pattern.DOTALL);
  private static final String MARK = "@@@ end of example @@@\n";

  private final List<Example> examples;

  private ShellExamples(List<Example> examples) {
    this.examples = examples;
  }

  private record Example(String script, String said) {
    Pattern expected() {
      return Pattern.compile(
          said.strip()
              .lines()
              .map(line ->
                  Arrays.stream(line.split("…", -1))
                      .map(Pattern::quote)
                      .collect(Collectors.joining(".*")))
              .collect(Collectors.joining("\n")));
    }
  }

  static ShellExamples of(Path page) throws IOException {
    return new ShellExamples(
        BLOCK
            .matcher(Files.readString(page))
            .results()
            .map(it -> new Example(it.group(1), it.group(2) == null ? "" : it.group(2)))
            .toList());
  }

  int size() {
    return examples.size();
  }

  void assertTheyPrintWhatIsSaid(Path folder, Map<String, String> environment, Duration patience)
      throws IOException, InterruptedException {
    var printed = run(folder, environment, patience).split(MARK, -1);
    assertThat(printed).as("every example ran").hasSize(examples.size() + 1);
    for (int index = 0; index < examples.size(); index++) {
      var example = examples.get(index);
      assertThat(printed[index].strip()).as(example.script()).matches(example.expected());
    }
  }

  private String run(Path folder, Map<String, String> environment, Duration patience)
      throws IOException, InterruptedException {
    var script =
        examples.stream()
            .map(it -> it.script() + "\nprintf '" + MARK.strip() + "\\n'\n")
            .collect(Collectors.joining());
    var output = folder.resolve("printed.txt");
    var builder =
        new ProcessBuilder("bash", Files.writeString(folder.resolve("guide.sh"), script).toString())
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(folder.resolve("complained.txt").toFile());
    builder.environment().putAll(environment);
    var process = builder.start();
    try {
      assertThat(process.waitFor(patience.toSeconds(), TimeUnit.SECONDS))
          .as("the examples end in time")
          .isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(output, StandardCharsets.UTF_8);
  }
}
