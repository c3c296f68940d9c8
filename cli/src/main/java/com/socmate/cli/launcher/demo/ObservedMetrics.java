package com.socmate.cli.launcher.demo;

import com.socmate.cli.launcher.terminal.CannotContinue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Whether what runs has the metrics that the dashboard and the alerts name.
public final class ObservedMetrics {
  private static final List<String> FILES = List.of("grafana-dashboard.json", "alerts.yaml");
  private static final Pattern NAMED =
      Pattern.compile("\\b(?:socmate|http_server|jvm|process)_[a-z_]+\\b");
  private static final Pattern TOLD = Pattern.compile("(?m)^([a-z][a-z0-9_]*)[{ ]");

  private ObservedMetrics() {}

  /// The named ones that no process tells.
  ///
  /// @param folder holds the dashboard and the alerts
  /// @param processes their management ports
  static Set<String> missing(Path folder, List<URI> processes) {
    try {
      Set<String> missing = new TreeSet<>();
      for (String file : FILES) {
        missing.addAll(found(NAMED, Files.readString(folder.resolve(file)), 0));
      }
      for (URI process : processes) {
        missing.removeAll(found(TOLD, metricsOf(process), 1));
      }
      return missing;
    } catch (IOException e) {
      throw new CannotContinue("The metrics cannot be compared: " + e.getMessage(), e);
    }
  }

  static Set<String> found(Pattern pattern, String text, int group) {
    Set<String> names = new TreeSet<>();
    pattern.matcher(text).results().forEach(it -> names.add(it.group(group)));
    return names;
  }

  private static String metricsOf(URI process) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(process.resolve("/metrics")).timeout(Duration.ofSeconds(20)).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotContinue("Interrupted while metrics were read.", e);
    }
  }
}
