package com.socmate.cli.launcher;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/// Stands in for each of the product's processes: listens where its environment says and answers
/// `/readyz`, and keeps what its environment was. Told to look after secrets, it ends at once: with
/// 0 if they are to be re-wrapped.
public final class StandInServer {
  static final String LINK = "http://127.0.0.1/auth/welcome?link=once";

  private StandInServer() {}

  public static void main(String[] arguments) throws Exception {
    String manner = System.getProperty("stand-in.manner", "ready");
    Map<String, String> environment = new TreeMap<>(System.getenv());
    if (arguments.length > 0 && arguments[0].equals("secrets")) {
      System.exit(arguments[1].equals("rewrap") ? 0 : 4);
    }
    if (manner.equals("dies")) {
      System.out.println("the stand-in has a reason to end");
      System.exit(3);
    }
    boolean isWorker = environment.containsKey("SOCMATE_WORKER_NAME");
    int port =
        Integer.parseInt(
            environment.get(isWorker ? "SOCMATE_MANAGEMENT_PORT" : "SOCMATE_HTTP_PORT"));
    Files.write(Path.of("seen-" + port + ".txt"), environment.keySet());
    HttpServer server = listen(port, manner.equals("never-ready") ? 503 : 200);
    if (environment.containsKey("SOCMATE_ADMIN_TOKEN_FILE")) {
      serveApi(server, Path.of(environment.get("SOCMATE_ADMIN_TOKEN_FILE")));
      Files.writeString(Path.of(environment.get("SOCMATE_FIRST_ADMIN_LINK_FILE")), LINK + "\n");
    }
    server.start();
    if (manner.equals("stubborn")) {
      Runtime.getRuntime().addShutdownHook(new Thread(StandInServer::neverReturn));
    }
    System.out.println("the stand-in listens on " + port);
    neverReturn();
  }

  private static void serveApi(HttpServer server, Path tokenFile) throws IOException {
    new StandInApi(
            Files.readString(tokenFile).strip(),
            Map.of("failed sign-ins", StandInSample.PLANTED, "lateral", List.of("10.0.0.9")),
            true)
        .serveOn(server);
  }

  private static HttpServer listen(int port, int status) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/readyz",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    return server;
  }

  private static void neverReturn() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
