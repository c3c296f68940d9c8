package com.socmate.cli.launcher.stack;

import com.socmate.cli.launcher.state.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// How the JVM of each process is started. What `SOCMATE_JAVA_OPTS` says comes last and so has the
/// last word.
final class JvmOptions {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /// An api-server's work is spread over so much code that compiling it a second time costs more
  /// than it earns for its first ten thousand requests: docs/adr/0166.
  private static final String COMPILED_ONCE = "-XX:TieredStopAtLevel=1";

  private JvmOptions() {}

  static String[] of(Service service, Settings settings) {
    var options = new ArrayList<>(List.of("-XX:+ExitOnOutOfMemoryError"));
    if (service.name().equals(Service.API_SERVER)) {
      options.add(COMPILED_ONCE);
    }
    settings.text("SOCMATE_JAVA_OPTS").stream()
        .flatMap(BLANKS::splitAsStream)
        .forEach(options::add);
    return options.toArray(String[]::new);
  }
}
