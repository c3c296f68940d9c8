package com.socmate.house;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every command line of `./socmate` that the documents show, in a block or within a sentence.
final class DocumentedCommands {
  private static final String PROGRAM = "./socmate";
  private static final Pattern IN_A_SENTENCE = Pattern.compile("`(\\./socmate [^`]+)`");
  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|[^\\s\"']+");
  private static final Pattern NO_PART_OF_IT = Pattern.compile("^(#.*|[|><;&].*)$");

  private DocumentedCommands() {}

  /// One command line.
  ///
  /// @param words what follows `./socmate`, without brackets around what may be left out
  record Line(Path document, String written, List<String> words) {}

  static Stream<Line> all() {
    return Project.files(DocumentedCommands::isForReaders).stream()
        .flatMap(document -> of(document, Project.read(document)));
  }

  private static boolean isForReaders(Path file) {
    var path = Project.root().relativize(file).toString();
    return (path.endsWith(".md") && (path.startsWith("docs/") || !path.contains("/")))
        || path.equals("llms.txt");
  }

  static Stream<Line> of(Path document, String text) {
    var found = new ArrayList<String>();
    var inBlock = false;
    for (var line : text.replace("\\\n", " ").lines().toList()) {
      var stripped = line.strip().replaceFirst("^\\$ ", "");
      if (stripped.startsWith("```")) {
        inBlock = !inBlock;
      } else if (inBlock && stripped.startsWith(PROGRAM + " ")) {
        found.add(stripped);
      } else if (!inBlock) {
        IN_A_SENTENCE.matcher(line).results().map(it -> it.group(1)).forEach(found::add);
      }
    }
    return found.stream()
        .map(it -> new Line(document, it, words(it)))
        .filter(it -> !it.words().isEmpty());
  }

  /// The words as a shell would part them, up to a comment or to what another program does.
  private static List<String> words(String line) {
    return WORD.matcher(line.substring(PROGRAM.length()).replaceAll("[\\[\\]…]", " "))
        .results()
        .map(it -> it.group().replaceAll("^[\"']|[\"']$", ""))
        .takeWhile(it -> !NO_PART_OF_IT.matcher(it).matches())
        .toList();
  }
}
