package com.socmate.domain.specificity;

import com.socmate.domain.entity.TextSpan;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The line by which KQL says how long a stretch it is meant for: `// window: P1D`.
public record KqlWindowNote(String iso, Duration length, TextSpan span, String text) {
  private static final Pattern NOTE =
      Pattern.compile(
          "(?im)^\\s*//\\s*window:\\s*(P(?=\\d|T\\d)(?:\\d{1,3}D)?(?:T(?=\\d)(?:\\d{1,4}H)?(?:\\d{1,4}M)?)?)\\s*$");

  /// The first such line.
  public static Optional<KqlWindowNote> in(String text) {
    Matcher matcher = NOTE.matcher(text);
    return matcher.find()
        ? Optional.of(
            new KqlWindowNote(
                matcher.group(1),
                Duration.parse(matcher.group(1)),
                TextSpan.ofChars(text, matcher.start(1), matcher.end(1)),
                matcher.group(1)))
        : Optional.empty();
  }
}
