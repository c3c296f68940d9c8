package com.socmate.adapters.http.fuzz;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.adapters.http.ApiDocument;
import com.socmate.adapters.http.ApiDocument.Operation;
import com.socmate.adapters.http.Client;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/// Calls every documented operation with what fits and what does not, and complains of an answer
/// that says more than it should, is not documented, is a 5xx, or never comes.
///
/// @param tokens whom to call as; an empty one shows no credential
/// @param ids what to put where a path has a part of its own
public record Fuzz(
    int port, Map<String, Operation> operations, List<String> tokens, List<String> ids) {
  private static final int PATIENCE_MILLIS = 25_000;
  private static final Pattern LEAK =
      Pattern.compile(
          "(?i)\\bat [a-z$_.0-9]+\\([a-z]+\\.(java|kt):\\d+\\)|[a-z]+Exception\\b|\\borg\\.(postgresql|eclipse|jdbi)"
              + "|\\bcom\\.(socmate|zaxxer|fasterxml)|\\bio\\.javalin|\\bPSQL|\\bjdbc:|relation \"|syntax error at or near"
              + "|\\binsert into|-----BEGIN|\\$argon2");
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "PROPFIND");

  /// What was wrong, and with which request; nothing if all was well.
  public record Found(long seed, int turn, String request, String complaint) {
    @Override
    public String toString() {
      return "seed " + seed + ", turn " + turn + ": " + complaint + "\n" + request;
    }
  }

  /// Each turn has a randomness of its own, so that a turn can be had again without those before.
  ///
  /// @param turns how many at most
  /// @param time for how long at most
  public List<Found> run(long seed, int turns, Duration time) {
    var found = new ArrayList<Found>();
    long end = System.nanoTime() + time.toNanos();
    for (int turn = 0; turn < turns && System.nanoTime() < end && found.size() < 5; turn++) {
      turn(seed, turn).ifPresent(found::add);
    }
    return found;
  }

  Optional<Found> turn(long seed, int turn) {
    var random = new Random(seed * 1_000_003 + turn);
    var names = List.copyOf(operations.keySet());
    var name = names.get(random.nextInt(names.size()));
    var operation = requireNonNull(operations.get(name));
    var request = request(random, name, operation);
    return (random.nextInt(6) == 0 ? raw(request, random) : polite(request, name, operation))
        .map(complaint -> new Found(seed, turn, request.toString(), complaint));
  }

  private record Made(
      String method, String path, String token, List<String> headers, Optional<byte[]> body) {
    @Override
    public String toString() {
      return method
          + " "
          + path
          + " "
          + headers
          + " token="
          + token
          + "\n"
          + body.map(it -> new String(it, StandardCharsets.UTF_8)).orElse("");
    }
  }

  private Made request(Random random, String name, Operation operation) {
    var parts = name.split(" ", 2);
    var generated = new Generated(random, ApiDocument.SERVED);
    var method = random.nextInt(25) == 0 ? METHODS.get(random.nextInt(METHODS.size())) : parts[0];
    var path = path(random, parts[1]) + query(random, operation, generated);
    var token = tokens.get(random.nextInt(10) == 0 ? random.nextInt(tokens.size()) : 0);
    return new Made(method, path, token, headers(random), body(random, operation, generated));
  }

  private String path(Random random, String template) {
    var path = new StringBuilder();
    for (String part : template.substring(1).split("/", -1)) {
      path.append('/').append(part.startsWith("{") ? encoded(id(random)) : part);
    }
    return path.toString();
  }

  private String id(Random random) {
    var hostile = Hostile.text(random);
    return random.nextInt(4) > 0 || hostile.isBlank() || hostile.startsWith(".")
        ? ids.get(random.nextInt(ids.size()))
        : hostile;
  }

  private static String query(Random random, Operation operation, Generated generated) {
    var query = new StringBuilder();
    for (JsonNode reference : operation.node().path("parameters")) {
      var parameter = ApiDocument.SERVED.resolve(reference);
      if (parameter.path("in").asText().equals("query") && random.nextInt(3) == 0) {
        var value = generated.value(parameter.path("schema"), 0);
        query
            .append('&')
            .append(encoded(parameter.path("name").asText()))
            .append('=')
            .append(encoded(value.asText()));
      }
    }
    if (random.nextInt(20) == 0) {
      query
          .append('&')
          .append(encoded(Hostile.text(random)))
          .append('=')
          .append(encoded(Hostile.text(random)));
    }
    return query.isEmpty() ? "" : "?" + query.substring(1);
  }

  /// Halves of surrogate pairs become question marks here; the bodies keep them.
  private static String encoded(String text) {
    var most = text.length() > 1_500 ? text.substring(0, 1_500) : text;
    return URLEncoder.encode(most, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static List<String> headers(Random random) {
    var headers = new ArrayList<String>();
    for (String name :
        List.of(
            "Accept",
            "If-Match",
            "If-None-Match",
            "Last-Event-ID",
            "X-Request-Id",
            "Idempotency-Key",
            "Origin",
            "X-Forwarded-For",
            "Cookie",
            "Range")) {
      if (random.nextInt(12) == 0) {
        headers.add(name);
        headers.add(headerValue(random));
      }
    }
    return headers;
  }

  private static String headerValue(Random random) {
    var text =
        switch (random.nextInt(6)) {
          case 0 -> "\"v" + random.nextInt(5) + "\"";
          case 1 -> Integer.toString(random.nextInt(30));
          case 2 -> "application/json";
          case 3 -> "text/event-stream";
          default -> Hostile.text(random);
        };
    var printable = text.replaceAll("[^ -~]", "").strip();
    return printable.length() > 500 ? printable.substring(0, 500) : printable;
  }

  private static Optional<byte[]> body(Random random, Operation operation, Generated generated) {
    var content = ApiDocument.SERVED.resolve(operation.node().path("requestBody")).path("content");
    if (content.isMissingNode() || random.nextInt(20) == 0) {
      return Optional.empty();
    }
    return Optional.of(generated.body(content.elements().next().path("schema")));
  }

  /// By a client that speaks proper HTTP: the answer has to be as documented.
  private Optional<String> polite(Made request, String name, Operation operation) {
    var client = new Client(port, request.token());
    try {
      var headers = request.headers().toArray(new String[0]);
      var reply =
          request.body().isPresent()
              ? client.sendBody(request.method(), request.path(), request.body().get(), headers)
              : client.send(request.method(), request.path(), headers);
      boolean asDocumented =
          !name.startsWith(request.method() + " ")
              || operation.node().path("responses").has(Integer.toString(reply.status()));
      return asDocumented
          ? wrong(reply.status(), reply.text())
          : Optional.of("does not document " + reply.status() + ": " + reply.text());
    } catch (AssertionError e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (java.io.UncheckedIOException e) {
      return Optional.of("no answer: " + e.getMessage());
    }
  }

  /// Byte by byte, some of them wrong: any refusal will do, or the end of the connection.
  private Optional<String> raw(Made request, Random random) {
    byte[] bytes = bytes(request);
    for (int change = random.nextInt(4); change >= 0; change--) {
      int at = random.nextInt(Math.min(bytes.length, 400));
      bytes[at] =
          (byte)
              (random.nextBoolean()
                  ? random.nextInt(256)
                  : "\r\n :;,%/?#\0".charAt(random.nextInt(11)));
    }
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
      var answer = answer(socket.getInputStream());
      return answer.startsWith("HTTP/1.1 ")
          ? wrong(Integer.parseInt(answer.substring(9, 12)), answer)
          : Optional.empty();
    } catch (SocketTimeoutException e) {
      return Optional.of("no end of the answer");
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Up to its end, or a stream's first silence, since that may never end.
  private static String answer(InputStream in) throws IOException {
    long end = System.nanoTime() + Duration.ofMillis(PATIENCE_MILLIS).toNanos();
    var answer = new ByteArrayOutputStream();
    var part = new byte[8_192];
    for (int read = in.read(part); read >= 0; read = in.read(part)) {
      answer.write(part, 0, read);
      if (answer.toString(StandardCharsets.UTF_8).contains("\n: heartbeat\n")) {
        break;
      }
      if (System.nanoTime() > end) {
        throw new SocketTimeoutException("It goes on and on.");
      }
    }
    return answer.toString(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(Made request) {
    var head =
        new StringBuilder(
            request.method()
                + " "
                + request.path()
                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
    head.append("Authorization: Bearer ").append(request.token()).append("\r\n");
    for (int index = 0; index < request.headers().size(); index += 2) {
      head.append(request.headers().get(index))
          .append(": ")
          .append(request.headers().get(index + 1))
          .append("\r\n");
    }
    byte[] body = request.body().orElse(new byte[0]);
    head.append("Content-Type: application/json\r\nContent-Length: ")
        .append(body.length)
        .append("\r\n\r\n");
    byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = java.util.Arrays.copyOf(start, start.length + body.length);
    System.arraycopy(body, 0, all, start.length, body.length);
    return all;
  }

  private Optional<String> wrong(int status, String text) {
    if (status >= 500 && status != 501 && status != 505) {
      return Optional.of("answered " + status + ": " + text);
    }
    var leak = LEAK.matcher(text);
    if (leak.find()) {
      return Optional.of("told '" + leak.group() + "' in " + text);
    }
    return tokens.stream()
        .filter(token -> !token.isEmpty() && text.contains(token))
        .findFirst()
        .map(_ -> "told a token in " + text);
  }
}
