package com.socmate.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The product's REST API as any client with a credential sees it. Whatever creates or triggers is
/// sent with an idempotency key, so that it can be sent again where a connection broke; a refusal
/// for too many requests is waited out where it is short.
public final class Api {
  public static final ObjectMapper JSON = new ObjectMapper();
  static final String ONCE = "Idempotency-Key";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ATTEMPTS = 3;
  private static final long LONGEST_WAIT_SECONDS = 60;
  private static final int UNAUTHORISED = 401;
  private static final int TOO_MANY = 429;

  /// Not JSON or YAML, too large, or not of the form that is wanted.
  private static final Set<Integer> OF_THE_DOCUMENT = Set.of(400, 413, 422);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final URI address;
  private final Optional<Credential> credential;
  private final Rest rest;

  public Api(URI address, Credential credential) {
    this(address, Optional.of(credential), Rest.REAL);
  }

  /// @param credential none for what is open to everybody
  /// @param rest how time is let pass
  public Api(URI address, Optional<Credential> credential, Rest rest) {
    this.address = address;
    this.credential = credential;
    this.rest = rest;
  }

  public URI address() {
    return address;
  }

  public JsonNode get(String path) {
    return send(Request.get(path)).json();
  }

  public JsonNode post(String path, JsonNode body) {
    return send(Request.of("POST", path).json(body)).json();
  }

  /// Posts a YAML document. Where the document itself is wrong, what is wrong with it is answered
  /// under `detail`.
  public JsonNode postYaml(String path, String yaml) {
    var reply = exchange(Request.of("POST", path).yaml(yaml));
    return OF_THE_DOCUMENT.contains(reply.status()) ? reply.json() : checked(reply).json();
  }

  /// The answer to a request; an error is thrown.
  public Reply send(Request request) {
    return checked(exchange(once(request)));
  }

  private static Reply checked(Reply reply) {
    if (reply.isError()) {
      throw reply.refusal();
    }
    return reply;
  }

  /// Creating twice is never wanted.
  private static Request once(Request request) {
    return request.method().equals("POST") && !request.headers().containsKey(ONCE)
        ? request.with(ONCE, UUID.randomUUID().toString())
        : request;
  }

  private Reply exchange(Request request) {
    var reply = exchangeOnce(request);
    if (reply.status() == UNAUTHORISED && credential.filter(Credential::renew).isPresent()) {
      reply = exchangeOnce(request);
    }
    for (int attempt = 1; attempt < ATTEMPTS && reply.status() == TOO_MANY; attempt++) {
      var wait = wait(reply);
      if (wait.isEmpty()) {
        return reply;
      }
      rest.rest(wait.get());
      reply = exchangeOnce(request);
    }
    return reply;
  }

  /// How long until a request passes, where that is worth waiting for.
  private static Optional<Duration> wait(Reply reply) {
    return reply
        .header("Retry-After")
        .filter(text -> text.matches("\\d{1,4}"))
        .map(Long::parseLong)
        .filter(seconds -> seconds <= LONGEST_WAIT_SECONDS)
        .map(Duration::ofSeconds);
  }

  private Reply exchangeOnce(Request request) {
    for (int attempt = 1; ; attempt++) {
      try {
        var answer = http.send(prepared(request), HttpResponse.BodyHandlers.ofByteArray());
        return new Reply(answer.statusCode(), answer.headers(), answer.body());
      } catch (IOException e) {
        if (attempt == ATTEMPTS || !request.mayBeRepeated()) {
          throw new ApiUnreachable(address, e);
        }
        rest.rest(Duration.ofMillis(200L * attempt));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ApiUnreachable("Interrupted while the server was asked.");
      }
    }
  }

  /// Opens a stream of events after one of them; empty where the server says there is no more.
  Optional<InputStream> stream(String path, String after) throws IOException {
    var request = Request.get(path).with("Accept", "text/event-stream");
    try {
      var answer =
          http.send(
              prepared(after.isEmpty() ? request : request.with("Last-Event-ID", after)),
              HttpResponse.BodyHandlers.ofInputStream());
      if (answer.statusCode() >= 400) {
        var body = answer.body().readAllBytes();
        throw new Reply(answer.statusCode(), answer.headers(), body).refusal();
      }
      boolean streams =
          answer
              .headers()
              .firstValue("Content-Type")
              .filter(type -> type.startsWith("text/event-stream"))
              .isPresent();
      if (!streams) {
        answer.body().close();
        return Optional.empty();
      }
      return Optional.of(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiUnreachable("Interrupted while events were awaited.");
    }
  }

  private HttpRequest prepared(Request request) {
    var builder = HttpRequest.newBuilder(address.resolve(request.path())).timeout(PATIENCE);
    credential.ifPresent(it -> builder.header(it.header(), it.value()));
    request.headers().forEach(builder::header);
    if (!request.type().isEmpty()) {
      builder.header("Content-Type", request.type());
    }
    var body =
        request.content().isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(request.content(), StandardCharsets.UTF_8);
    return builder.method(request.method(), body).build();
  }

  /// Letting time pass.
  public interface Rest {
    Rest REAL = Rest::really;

    void rest(Duration time);

    private static void really(Duration time) {
      try {
        Thread.sleep(time);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ApiUnreachable("Interrupted while waiting.");
      }
    }
  }
}
