package com.socmate.cli.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Stands in for the generator of sample logs: writes a manifest and one log line.
public final class StandInSample {
  static final List<String> PLANTED = List.of("203.0.113.7", "198.51.100.23");

  private StandInSample() {}

  public static void main(String[] arguments) throws IOException {
    List<String> given = List.of(arguments);
    Path manifest = Path.of(given.get(given.indexOf("--manifest") + 1));
    Path out = Path.of(given.get(given.indexOf("--out") + 1));
    String now = given.get(given.indexOf("--now") + 1);
    Files.writeString(out.resolve("SigninLogs.ndjson"), "{}\n");
    Files.writeString(
        manifest,
        """
        {"seed": 42, "now": "%s", "incidents": [
          {"id": "a", "intent": "failed_signins", "key": "IPAddress", "value": "203.0.113.7",
           "entity": {"IPAddress": "203.0.113.7"}, "description": "many failures"},
          {"id": "b", "intent": "failed_signins", "key": "IPAddress", "value": "198.51.100.23",
           "entity": {"IPAddress": "198.51.100.23"}, "description": "more failures"},
          {"id": "c", "intent": "lateral_movement", "value": "user017, 10.0.0.9",
           "entity": {"IPAddress": "10.0.0.9"}}
        ], "near_misses": []}
        """
            .formatted(now));
    System.out.println("2 rows, 3 incidents");
  }
}
