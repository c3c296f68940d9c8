package com.socmate.adapters.audit.worker;

import com.socmate.adapters.audit.net.GuardAddress;
import com.socmate.adapters.audit.net.GuardDialer;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// Tries to get out of the room it runs in, in every way it knows, and tells what it reached.
final class Attempts {
  private static final Set<String> OWN_VARIABLES = Set.of("PATH", "LANG", "HOME", "PWD");
  private static final List<String> ADDRESSES =
      List.of(
          "169.254.169.254:80",
          "168.63.129.16:80",
          "192.0.2.1:80",
          "10.0.0.1:80",
          "10.96.0.1:443",
          "10.96.0.10:53",
          "1.1.1.1:443");
  private static final int PATIENCE_MILLIS = 300;
  private static final int TOO_MANY_FILES = 2_000;
  private static final int TOO_MANY_MEBIBYTES = 40;

  private final List<String> reached = new ArrayList<>();
  private final GuardDialer guard;
  private final WorkerJob job;
  private final GuardAddress way;

  Attempts(GuardDialer guard, WorkerJob job, GuardAddress way) {
    this.guard = guard;
    this.job = job;
    this.way = way;
  }

  List<String> all() {
    files();
    environment();
    processes();
    privileges();
    network();
    throughTheGuard();
    limits();
    return List.copyOf(reached);
  }

  private void when(boolean so, String what) {
    if (so) {
      reached.add(what);
    }
  }

  private void files() {
    job.trying().files().forEach(it -> when(Files.exists(Path.of(it)), "file " + it));
    for (String place : List.of("/escaped", "/app/escaped", "/jdk/escaped", "/run/escaped")) {
      when(canWrite(Path.of(place)), "writing " + place);
    }
    job.trying().programs().forEach(it -> when(canRun(it), "running " + it));
  }

  private static boolean canWrite(Path place) {
    try {
      Files.writeString(place, "x");
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean canRun(String program) {
    try {
      new ProcessBuilder(program, "-c", "true").start();
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /// Whether it can take more than its share of files and of space.
  private void limits() {
    var opened = new ArrayList<InputStream>();
    try {
      while (opened.size() < TOO_MANY_FILES) {
        opened.add(new FileInputStream("/proc/self/status"));
      }
      reached.add(opened.size() + " open files");
    } catch (IOException _) {
      // There is an end to them.
    } finally {
      opened.forEach(Attempts::close);
    }
    var place = Path.of(System.getProperty("java.io.tmpdir"), "audit-fills-it");
    try (var out = Files.newOutputStream(place)) {
      for (int i = 0; i < TOO_MANY_MEBIBYTES; i++) {
        out.write(new byte[1 << 20]);
      }
      reached.add(TOO_MANY_MEBIBYTES + " MiB of files");
    } catch (IOException _) {
      // There is an end to it.
    }
    delete(place);
  }

  private static void close(InputStream stream) {
    try {
      stream.close();
    } catch (IOException _) {
      // It is of no use any more, closed or not.
    }
  }

  private static void delete(Path place) {
    try {
      Files.deleteIfExists(place);
    } catch (IOException _) {
      // The room is taken down with it.
    }
  }

  private void environment() {
    System.getenv().keySet().stream()
        .filter(it -> !OWN_VARIABLES.contains(it))
        .forEach(it -> reached.add("variable " + it));
  }

  /// Inside there are the keeper of the room and ourselves.
  private void processes() {
    try (var entries = Files.list(Path.of("/proc"))) {
      long count = entries.filter(it -> it.getFileName().toString().matches("[0-9]+")).count();
      when(count > 3, count + " processes");
    } catch (IOException _) {
      // Not even these are seen.
    }
  }

  private void privileges() {
    try {
      var status = Files.readString(Path.of("/proc/self/status"));
      when(!status.contains("Seccomp:\t2"), "system calls without a filter");
      when(!status.contains("NoNewPrivs:\t1"), "new privileges");
      when(!status.contains("CapEff:\t0000000000000000"), "capabilities");
    } catch (IOException _) {
      reached.add("no word about privileges");
    }
  }

  private void network() {
    switch (way) {
      case GuardAddress.InFileSystem _ -> interfaces();
      case GuardAddress.OnNetwork _ -> {
        // There is one, and what it leads to is tried below.
      }
    }
    when(connects("127.0.0.1", job.trying().port()), "the machine's loopback");
    for (String address : ADDRESSES) {
      var parts = address.split(":", 2);
      when(connects(parts[0], Integer.parseInt(parts[1])), "address " + address);
    }
    try {
      reached.add("name " + List.of(InetAddress.getAllByName("example.com")));
    } catch (IOException _) {
      // Nobody answers for names here.
    }
  }

  private void interfaces() {
    try {
      Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
          .map(NetworkInterface::getName)
          .filter(it -> !it.equals("lo"))
          .forEach(it -> reached.add("network " + it));
    } catch (IOException _) {
      // Not even loopback is seen.
    }
  }

  private static boolean connects(String host, int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.ofLiteral(host), port), PATIENCE_MILLIS);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private void throughTheGuard() {
    var target = job.target().host();
    for (String ask :
        List.of(
            "127.0.0.1:" + job.trying().port(),
            "localhost:" + job.trying().port(),
            "169.254.169.254:80",
            "other.example:443",
            target + ":22",
            target + ":" + job.trying().port(),
            "dns.guard:80",
            target + ".:443")) {
      int colon = ask.lastIndexOf(':');
      try (var socket =
          guard.connect(ask.substring(0, colon), Integer.parseInt(ask.substring(colon + 1)))) {
        when(socket.isConnected(), "through the guard " + ask);
      } catch (IOException _) {
        // Refused, as it must be.
      }
    }
  }
}
