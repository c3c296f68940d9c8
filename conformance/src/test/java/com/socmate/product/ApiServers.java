package com.socmate.product;

import static org.awaitility.Awaitility.await;

import com.socmate.apiserver.Main;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Processes: api-servers on one database and HAProxy before them, as `docker/haproxy.cfg` says.
final class ApiServers implements AutoCloseable {
  static final String TOKEN = "t".repeat(40);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Path folder;
  private final EmbeddedPostgres database;
  private final List<Process> processes = new ArrayList<>();

  /// By the port of the API.
  private final Map<Integer, Integer> managementPorts = new HashMap<>();

  ApiServers(Path folder, EmbeddedPostgres database) {
    this.folder = folder;
    this.database = database;
  }

  /// Debian's place for it comes before the path, which may lack the folders of the system.
  static boolean canBalance() {
    return Files.isExecutable(haproxy());
  }

  private static Path haproxy() {
    return Path.of("/usr/sbin/haproxy");
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  Process server(int port) throws IOException {
    return server(port, Map.of());
  }

  /// @param more settings than those that every server here has
  Process server(int port, Map<String, String> more) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var token = Files.writeString(folder.resolve("admin.token"), TOKEN);
    var settings = new HashMap<String, String>();
    settings.put("DATABASE_URL", database.getJdbcUrl("postgres", "postgres"));
    settings.put("DATABASE_USER", "postgres");
    settings.put("SOCMATE_HTTP_PORT", Integer.toString(port));
    settings.put("SOCMATE_MANAGEMENT_PORT", Integer.toString(managementPort(port)));
    settings.put("SOCMATE_SECRETS_KEY", "A".repeat(43));
    settings.put("SOCMATE_ADMIN_TOKEN_FILE", token.toString());
    settings.put("SOCMATE_TRUSTED_PROXIES", "127.0.0.1");
    settings.put("SOCMATE_LIMIT_USER", "1000000");
    settings.put("SOCMATE_WORKSPACE_URL", "http://127.0.0.1:9");
    settings.putAll(more);
    return start(
        "api-" + port,
        settings,
        java,
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName());
  }

  /// The same whenever the server starts again, and known before it does.
  private int managementPort(int port) throws IOException {
    var known = managementPorts.get(port);
    if (known != null) {
      return known;
    }
    int free = freePort();
    managementPorts.put(port, free);
    return free;
  }

  Process balancer(Path configuration, int port, int a, int b) throws IOException {
    return start(
        "haproxy",
        Map.of(
            "SOCMATE_LISTEN", "127.0.0.1:" + port,
            "SOCMATE_API_A", "127.0.0.1:" + a,
            "SOCMATE_CHECK_A", Integer.toString(managementPort(a)),
            "SOCMATE_API_B", "127.0.0.1:" + b,
            "SOCMATE_CHECK_B", Integer.toString(managementPort(b))),
        haproxy().toString(),
        "-db",
        "-f",
        configuration.toString());
  }

  private Process start(String name, Map<String, String> environment, String... command)
      throws IOException {
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile());
    builder.environment().putAll(environment);
    var process = builder.start();
    processes.add(process);
    return process;
  }

  List<String> balancerLog() throws IOException {
    return Files.readAllLines(folder.resolve("haproxy.log"));
  }

  static void awaitReady(int port) {
    await().atMost(PATIENCE).ignoreExceptions().until(() -> status(port, "/readyz") == 200);
  }

  static int status(int port, String path) throws IOException, InterruptedException {
    return HTTP.send(request(port, path).GET().build(), BodyHandlers.ofString()).statusCode();
  }

  static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Authorization", "Bearer " + TOKEN)
        .timeout(Duration.ofSeconds(30));
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }
}
