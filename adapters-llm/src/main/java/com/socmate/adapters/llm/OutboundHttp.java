package com.socmate.adapters.llm;

import com.socmate.application.port.Outbound;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;

/// Sends what the library wants to send over our own way out, which checks every address and ends
/// in time and within a size.
final class OutboundHttp implements HttpClient {
  private final Outbound outbound;

  OutboundHttp(Outbound outbound) {
    this.outbound = outbound;
  }

  /// The answer could not be used.
  static final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean passing;
    private final boolean charged;

    NoAnswer(String why, boolean passing, boolean charged) {
      super(why);
      this.passing = passing;
      this.charged = charged;
    }

    /// Whether the question may have arrived and been worked on.
    boolean isCharged() {
      return charged;
    }

    boolean isPassing() {
      return passing;
    }
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    var headers = new LinkedHashMap<String, String>();
    request.headers().forEach((name, values) -> headers.put(name, String.join(", ", values)));
    var message =
        new Outbound.Message(
            request.method().name(), request.url(), headers, Optional.ofNullable(request.body()));
    return switch (outbound.send(message)) {
      case Outbound.Outcome.Refused(var why) -> throw new NoAnswer(why, false, false);
      case Outbound.Outcome.Failed(var reason, var why) ->
          throw new NoAnswer(why, true, mayHaveArrived(reason));
      case Outbound.Outcome.Answered answered -> answered(answered);
    };
  }

  private static boolean mayHaveArrived(Outbound.Reason reason) {
    return switch (reason) {
      case TOO_SLOW, NOT_HTTP -> true;
      case UNREACHABLE, TLS -> false;
    };
  }

  private static SuccessfulHttpResponse answered(Outbound.Outcome.Answered answered) {
    if (answered.cut()) {
      throw new NoAnswer("its answer is larger than is taken", false, true);
    }
    var bytes = new byte[answered.body().remaining()];
    answered.body().duplicate().get(bytes);
    if (answered.status() < 200 || answered.status() > 299) {
      throw new HttpException(answered.status(), "status " + answered.status());
    }
    return SuccessfulHttpResponse.builder()
        .statusCode(answered.status())
        .headers(answered.headers())
        .body(new String(bytes, StandardCharsets.UTF_8))
        .build();
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("Answers are taken whole.");
  }

  /// Hands out the one client; how long it waits is for the way out to say.
  static HttpClientBuilder builder(Outbound outbound) {
    return new Builder(outbound);
  }

  private static final class Builder implements HttpClientBuilder {
    private final Outbound outbound;
    private Duration connect = Duration.ZERO;
    private Duration read = Duration.ZERO;

    Builder(Outbound outbound) {
      this.outbound = outbound;
    }

    @Override
    public Duration connectTimeout() {
      return connect;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
      connect = timeout;
      return this;
    }

    @Override
    public Duration readTimeout() {
      return read;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
      read = timeout;
      return this;
    }

    @Override
    public HttpClient build() {
      return new OutboundHttp(outbound);
    }
  }
}
