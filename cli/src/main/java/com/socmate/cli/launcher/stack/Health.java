package com.socmate.cli.launcher.stack;

import com.socmate.cli.launcher.process.ProcessRecord;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// How one of our processes is.
public enum Health {
  READY("ready"),
  NOT_READY("not ready"),
  ENDED("ended"),
  NOT_RUNNING("not running");

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int OK = 200;

  private final String text;

  Health(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /// Asks a process for its health over HTTP.
  static Health of(ProcessRecord record, HttpClient http) {
    if (!record.isAlive()) {
      return ENDED;
    }
    HttpRequest request =
        HttpRequest.newBuilder(readyAddress(record)).timeout(PATIENCE).GET().build();
    try {
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status == OK ? READY : NOT_READY;
    } catch (IOException e) {
      return NOT_READY;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return NOT_READY;
    }
  }

  private static URI readyAddress(ProcessRecord record) {
    return Address.of(record.host(), record.port()).resolve(record.readyPath());
  }
}
