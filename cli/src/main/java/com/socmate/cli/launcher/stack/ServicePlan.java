package com.socmate.cli.launcher.stack;

import com.socmate.cli.launcher.postgres.Database;
import com.socmate.cli.launcher.process.Ports;
import com.socmate.cli.launcher.process.ProcessRecord;
import com.socmate.cli.launcher.state.PortKey;
import com.socmate.cli.launcher.state.SecretFile;
import com.socmate.cli.launcher.state.Settings;
import com.socmate.cli.launcher.state.StateDirectory;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which processes there are, where each listens, and what its environment tells it.
final class ServicePlan {
  private final Settings settings;
  private final StateDirectory state;
  private final Programs programs;

  ServicePlan(Settings settings, StateDirectory state, Programs programs) {
    this.settings = settings;
    this.state = state;
    this.programs = programs;
  }

  /// The names in the order they start; with what environment does not matter here.
  List<String> names() {
    List<String> names = new ArrayList<>();
    if (hasOwnWorkspace()) {
      names.add(Service.WORKSPACE);
    }
    names.add(Service.API_SERVER);
    for (int number = 1; number <= settings.workers(); number++) {
      names.add(workerName(number));
    }
    return names;
  }

  /// The processes for a database, in the order they start.
  List<Service> services(Database database) {
    int workspacePort = port(Service.WORKSPACE, PortKey.SOCMATE_WORKSPACE_PORT, 0);
    Map<String, String> workspace = workspaceAccess(workspacePort);
    List<Service> services = new ArrayList<>();
    if (hasOwnWorkspace()) {
      services.add(workspace(workspacePort, workspace));
    }
    var api = apiServer(database, workspace);
    services.add(api);
    for (int number = 1; number <= settings.workers(); number++) {
      services.add(worker(number, database, workspace, Address.of("127.0.0.1", api.port())));
    }
    return services;
  }

  /// The api-server and a worker as they can be started beside those that run, for a moment: on
  /// other ports, and with files of their own.
  List<Service> trials(Database database, Path files) {
    var own =
        Map.of(
            "SOCMATE_HTTP_HOST", "127.0.0.1",
            "SOCMATE_FIRST_ADMIN_LINK_FILE", files.resolve("link").toString(),
            "SOCMATE_WORKER_NAME", "trial",
            "SOCMATE_WORKER_SLOTS", "1");
    return services(database).stream()
        .filter(it -> Set.of(Service.API_SERVER, Service.WORKER).contains(it.name()))
        .map(it -> onFreePorts(it, own))
        .toList();
  }

  private static Service onFreePorts(Service service, Map<String, String> own) {
    Map<String, String> environment = new HashMap<>(service.environment());
    environment.putAll(own);
    int port = Ports.anyFree();
    boolean worker = service.name().equals(Service.WORKER);
    environment.put("SOCMATE_MANAGEMENT_PORT", Integer.toString(worker ? port : Ports.anyFree()));
    environment.put("SOCMATE_HTTP_PORT", Integer.toString(port));
    return new Service(service.name(), service.program(), service.portKey(), port, environment);
  }

  private boolean hasOwnWorkspace() {
    return settings.text("SOCMATE_WORKSPACE_URL").isEmpty();
  }

  private static String workerName(int number) {
    return number == 1 ? Service.WORKER : Service.WORKER + "-" + number;
  }

  private Service workspace(int port, Map<String, String> access) {
    Map<String, String> environment = new HashMap<>(access);
    environment.put("SOCMATE_HTTP_HOST", "127.0.0.1");
    environment.put("SOCMATE_HTTP_PORT", Integer.toString(port));
    environment.put(
        "SOCMATE_LOGS_DIR",
        settings.text("SOCMATE_LOGS_DIR").orElseGet(() -> state.logs().toString()));
    environment.put(
        "SOCMATE_STORE_DIR",
        settings.text("SOCMATE_STORE_DIR").orElseGet(() -> state.logStore().toString()));
    environment.put("SOCMATE_STATE_DIR", state.root().toString());
    return new Service(
        Service.WORKSPACE, programs.workspace(), PortKey.SOCMATE_WORKSPACE_PORT, port, environment);
  }

  private Service apiServer(Database database, Map<String, String> workspace) {
    int port = port(Service.API_SERVER, PortKey.SOCMATE_API_PORT, 0);
    Map<String, String> environment = servers(database, workspace);
    environment.put("SOCMATE_HTTP_PORT", Integer.toString(port));
    environment.put("SOCMATE_MANAGEMENT_PORT", Integer.toString(managementPort()));
    environment.put("SOCMATE_ADMIN_TOKEN_FILE", state.adminToken().toString());
    environment.put("SOCMATE_FIRST_ADMIN_LINK_FILE", state.firstAdminLink().toString());
    SecretFile.readOrCreate(state.adminToken());
    return new Service(
        Service.API_SERVER, programs.apiServer(), PortKey.SOCMATE_API_PORT, port, environment);
  }

  private int managementPort() {
    int port = settings.port(PortKey.SOCMATE_API_MANAGEMENT_PORT);
    return port == 0 ? Ports.anyFree() : port;
  }

  /// @param api where links in what it sends lead to
  private Service worker(int number, Database database, Map<String, String> workspace, URI api) {
    String name = workerName(number);
    int port = port(name, PortKey.SOCMATE_WORKER_PORT, number - 1);
    Map<String, String> environment = servers(database, workspace);
    environment.put("SOCMATE_MANAGEMENT_PORT", Integer.toString(port));
    environment.put("SOCMATE_WORKER_NAME", name);
    environment.put(
        "SOCMATE_PUBLIC_URL", settings.text("SOCMATE_PUBLIC_URL").orElse(api.toString()));
    return new Service(name, programs.worker(), PortKey.SOCMATE_WORKER_PORT, port, environment);
  }

  private Map<String, String> servers(Database database, Map<String, String> workspace) {
    Map<String, String> environment = new HashMap<>(workspace);
    environment.putAll(database.environment());
    environment.put("SOCMATE_HTTP_HOST", settings.host());
    environment.putAll(masterKeys());
    return environment;
  }

  /// What a program needs that works on the database while the servers may be running.
  Map<String, String> maintenance(Database database) {
    return servers(database, Map.of());
  }

  /// Whether the master keys are a file of ours, rather than somebody else's business.
  boolean hasOwnMasterKeys() {
    return settings.text("SOCMATE_SECRETS_KEY").isEmpty()
        && settings.text("SOCMATE_SECRETS_KEY_FILE").isEmpty();
  }

  private Map<String, String> masterKeys() {
    if (!hasOwnMasterKeys()) {
      return Map.of();
    }
    SecretFile.readOrCreate(state.secretsKey());
    return Map.of("SOCMATE_SECRETS_KEY_FILE", state.secretsKey().toString());
  }

  private Map<String, String> workspaceAccess(int port) {
    if (!hasOwnWorkspace()) {
      return Map.of();
    }
    return Map.of(
        "SOCMATE_WORKSPACE_URL", Address.of("127.0.0.1", port).toString(),
        "SOCMATE_WORKSPACE_ID", settings.text("SOCMATE_WORKSPACE_ID").orElse("embedded"),
        "SOCMATE_WORKSPACE_TOKEN", SecretFile.readOrCreate(state.workspaceToken()));
  }

  /// The port of a running process, else the one the settings ask for.
  private int port(String name, PortKey key, int offset) {
    return ProcessRecord.read(state.records(), name)
        .filter(ProcessRecord::isAlive)
        .map(ProcessRecord::port)
        .orElseGet(() -> {
          int asked = settings.port(key);
          return asked == 0 ? Ports.anyFree() : asked + offset;
        });
  }
}
