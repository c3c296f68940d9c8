package com.socmate.benchmarks;

import com.socmate.cli.launcher.postgres.Database;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// A worker in a process of its own, to be killed.
public final class WorkerProcess {
  static final Duration LEASE = Duration.ofSeconds(5);

  private WorkerProcess() {}

  /// @param arguments url, user, password, slots, milliseconds that each run takes
  public static void main(String[] arguments) {
    var product = new Product(new Database(arguments[0], arguments[1], arguments[2]), 24);
    var slow = Duration.ofMillis(Long.parseLong(arguments[4]));
    var worker =
        product.worker(
            "worker " + ProcessHandle.current().pid(),
            Integer.parseInt(arguments[3]),
            LEASE,
            (claim, _) -> {
              LockSupport.parkNanos(slow.toNanos());
              product.finish(claim);
            });
    Runtime.getRuntime().addShutdownHook(new Thread(worker::close));
    worker.start();
  }

  static Process start(Server server, int slots, Duration each) {
    var database = server.database();
    try {
      return new ProcessBuilder(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  classPath(),
                  WorkerProcess.class.getName(),
                  database.url(),
                  database.user(),
                  database.password(),
                  Integer.toString(slots),
                  Long.toString(each.toMillis())))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.to(new File("/dev/null")))
          .start();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Where our own classes come from, also when a test runner loads them by itself.
  private static String classPath() {
    return WorkerProcess.class.getClassLoader() instanceof URLClassLoader loader
        ? Arrays.stream(loader.getURLs())
            .map(URL::getPath)
            .collect(Collectors.joining(File.pathSeparator))
        : System.getProperty("java.class.path");
  }
}
