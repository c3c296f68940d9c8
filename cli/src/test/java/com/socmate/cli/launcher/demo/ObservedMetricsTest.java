package com.socmate.cli.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservedMetricsTest {
  @Test
  void a_metric_that_no_process_tells_is_named(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("grafana-dashboard.json"),
        "{\"expr\": \"sum by (state) (socmate_worker_slots) / socmate_gone_total\"}");
    Files.writeString(folder.resolve("alerts.yaml"), "expr: rate(jvm_memory_used_bytes[5m])");
    var server = server("socmate_worker_slots{state=\"free\"} 3\njvm_memory_used_bytes 7\n");
    try {
      var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      assertThat(ObservedMetrics.missing(folder, List.of(address)))
          .containsExactly("socmate_gone_total");
    } finally {
      server.stop(0);
    }
  }

  private static HttpServer server(String metrics) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/metrics",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(metrics.getBytes(StandardCharsets.UTF_8));
          }
        });
    server.start();
    return server;
  }
}
