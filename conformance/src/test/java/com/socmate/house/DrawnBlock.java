package com.socmate.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A picture in a document that is drawn from the code: between `<!-- drawn: name -->` and `<!--
/// /drawn -->`.
record DrawnBlock(Path document, String name) {
  private static final String REWRITE = "socmate.rewrite-docs";

  /// Holds that the document shows the picture, or puts it there when asked to by
  /// `-Dsocmate.rewrite-docs=true`.
  void shows(String drawn) {
    var text = Project.read(document);
    var found = pattern().matcher(text);
    assertThat(found.find()).as(document + " has a block named " + name).isTrue();
    if (Boolean.getBoolean(REWRITE)) {
      Project.write(
          document, pattern().matcher(text).replaceFirst(Matcher.quoteReplacement(block(drawn))));
    } else {
      assertThat(found.group(1).strip())
          .as(
              "the picture '%s' in %s is stale; run the tests with -D%s=true",
              name, document, REWRITE)
          .isEqualTo(drawn.strip());
    }
  }

  private String block(String drawn) {
    return "<!-- drawn: " + name + " -->\n" + drawn.strip() + "\n<!-- /drawn -->";
  }

  private Pattern pattern() {
    return Pattern.compile(
        "<!-- drawn: " + Pattern.quote(name) + " -->\n(.*?)<!-- /drawn -->", Pattern.DOTALL);
  }
}
