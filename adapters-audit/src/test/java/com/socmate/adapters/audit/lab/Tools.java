package com.socmate.adapters.audit.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/// Programs of the distribution that the lab is made of.
public final class Tools {
  private static final List<String> FOLDERS = List.of("/usr/bin", "/usr/sbin", "/bin", "/sbin");

  private Tools() {}

  public static Optional<Path> find(String name) {
    return FOLDERS.stream().map(it -> Path.of(it, name)).filter(Files::isExecutable).findFirst();
  }

  /// Skips the test where a program is absent.
  public static void require(String... names) {
    for (String name : names) {
      Assumptions.assumeTrue(find(name).isPresent(), name + " is not installed");
    }
  }

  /// Runs a program to its end and gives what it printed.
  public static String run(Path folder, String... command) {
    try {
      var words =
          Stream.concat(
                  Stream.of(find(command[0]).orElseThrow().toString()), Stream.of(command).skip(1))
              .toList();
      var process =
          new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(String.join(" ", command) + " failed: " + printed);
      }
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Starts a server and waits until it takes connections.
  public static Process serve(Path folder, int port, String... command) {
    try {
      var words =
          Stream.concat(
                  Stream.of(find(command[0]).orElseThrow().toString()), Stream.of(command).skip(1))
              .toList();
      var process =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve(command[0] + "-" + port + ".log").toFile())
              .start();
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .pollInterval(Duration.ofMillis(50))
          .until(() -> answers(port) || !process.isAlive());
      if (!process.isAlive()) {
        throw new IllegalStateException(
            Files.readString(folder.resolve(command[0] + "-" + port + ".log")));
      }
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean answers(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  public static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
