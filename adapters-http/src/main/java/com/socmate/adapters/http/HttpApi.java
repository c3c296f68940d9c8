package com.socmate.adapters.http;

import com.socmate.adapters.http.connection.ForwardedCaller;
import com.socmate.adapters.http.connection.OneFraming;
import com.socmate.adapters.http.connection.SlowHeads;
import com.socmate.adapters.http.connection.WholeEscapes;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.slf4j.MDC;

/// The HTTP server: the declared routes, each behind the guard, with the contract's errors for all
/// else. Refuses to be built with a route that does not say who may call it.
public final class HttpApi {
  private static final String WATCHED = "socmate.watched";
  private static final String ROUTE = "socmate.route";
  private static final String REQUEST = "request_id";

  private final HttpSettings settings;
  private final Guard guard;
  private final Drain drain;
  private final RequestWatch watch;
  private final Javalin javalin;

  /// @param isOutage whether an exception says that the database cannot be reached
  public HttpApi(
      HttpSettings settings,
      List<? extends Routes> resources,
      Guard guard,
      Drain drain,
      Predicate<Throwable> isOutage) {
    this(settings, resources, guard, drain, isOutage, RequestWatch.NONE);
  }

  /// @param isOutage whether an exception says that the database cannot be reached
  /// @param watch is told of every request
  public HttpApi(
      HttpSettings settings,
      List<? extends Routes> resources,
      Guard guard,
      Drain drain,
      Predicate<Throwable> isOutage,
      RequestWatch watch) {
    this.settings = settings;
    this.guard = guard;
    this.drain = drain;
    this.watch = watch;
    var routes = resources.stream().flatMap(resource -> resource.routes().stream()).toList();
    requireAccess(routes);
    this.javalin = Javalin.create(config -> configure(config, routes, new Errors(isOutage)));
  }

  public void start() {
    javalin.start(settings.host(), settings.port());
  }

  /// Where it listens.
  public int port() {
    return javalin.port();
  }

  /// Stops gracefully: not ready any more, streams told to reconnect, requests under way finished
  /// within the grace time.
  public void stop() throws InterruptedException {
    drain.toRest(settings.graceTime());
    javalin.stop();
  }

  private static void requireAccess(List<Route> routes) {
    var known = new HashSet<String>();
    for (Route route : routes) {
      if (route.access().isEmpty()) {
        throw new IllegalStateException("The route " + route + " does not say who may call it.");
      }
      if (!known.add(route.toString())) {
        throw new IllegalStateException("The route " + route + " is declared twice.");
      }
    }
  }

  private void configure(JavalinConfig config, List<Route> routes, Errors errors) {
    config.concurrency.useVirtualThreads = true;
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = BodyBytes.MOST;
    // Compressed answers that hold both secrets and echoed input can be guessed byte by byte.
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.jetty.modifyHttpConfiguration(this::strict);
    config.jetty.modifyServer(this::bounded);
    config.requestLogger.http(this::end);
    config.routes.before(this::begin);
    errors.register(config);
    routes.forEach(route -> register(config, route));
  }

  /// What two readers could read differently is refused, or the next request on a connection that a
  /// proxy shares could be somebody else's.
  private void strict(HttpConfiguration http) {
    http.setHttpCompliance(HttpCompliance.STRICT);
    http.setUriCompliance(UriCompliance.DEFAULT);
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(16 * 1024);
    http.setIdleTimeout(settings.patience().idle().toMillis());
    http.addCustomizer(new OneFraming());
    http.addCustomizer(new WholeEscapes());
    http.addCustomizer(new ForwardedCaller(settings.proxies()));
  }

  private void bounded(Server server) {
    server.setErrorHandler(new JettyErrors());
    server.addBean(new NetworkConnectionLimit(settings.patience().connections(), server));
    server.addBean(new SlowHeads(server, settings.patience().head()));
  }

  private void begin(Context ctx) {
    MDC.put(REQUEST, RequestIds.begin(ctx));
    ctx.attribute(
        WATCHED,
        watch.begin(
            new RequestWatch.Began(
                ctx.method().name(), Optional.ofNullable(ctx.header("traceparent")))));
    SecurityHeaders.of(ctx.req().isSecure()).forEach(ctx::header);
    settings.origins().permit(ctx);
    if (drain.isDraining()) {
      ctx.header("Connection", "close");
    }
  }

  private void end(Context ctx, float millis) {
    try {
      RequestLog.write(ctx, millis);
      RequestWatch.Watched watched = ctx.attribute(WATCHED);
      if (watched != null) {
        watched.answered(answered(ctx), Duration.ofNanos(Math.round(millis * 1_000_000.0)));
      }
    } finally {
      MDC.remove(REQUEST);
    }
  }

  private static RequestWatch.Answered answered(Context ctx) {
    var route = Optional.<String>ofNullable(ctx.attribute(ROUTE)).orElse("other");
    boolean stream = Streams.MEDIA_TYPE.equals(ctx.res().getContentType());
    return new RequestWatch.Answered(route, ctx.statusCode(), stream);
  }

  /// HEAD is registered beside GET because Javalin would answer it with 200 past the guard.
  private void register(JavalinConfig config, Route route) {
    var access = route.access().orElseThrow();
    config.routes.addEndpoint(
        new Endpoint(route.method(), route.path(), ctx -> handle(route, access, ctx)));
    if (route.method().equals(HandlerType.GET)) {
      config.routes.addEndpoint(
          new Endpoint(HandlerType.HEAD, route.path(), ctx -> handle(route, access, ctx)));
    }
  }

  private void handle(Route route, Access access, Context ctx) throws Exception {
    ctx.attribute(ROUTE, route.path());
    drain.enter();
    try {
      send(route.action().answer(guard.admit(route, access, ctx)), ctx);
    } catch (Refused refused) {
      guard.tell(route, ctx, refused);
      throw refused;
    } finally {
      drain.leave();
    }
  }

  private static void send(Answer answer, Context ctx) throws IOException {
    ctx.status(answer.status());
    answer.headers().forEach(ctx::header);
    switch (answer) {
      case Answer.InJson json -> {
        ctx.contentType("application/json");
        ctx.result(Json.bytes(json.body()));
      }
      case Answer.Text text -> {
        ctx.contentType(text.contentType());
        ctx.result(text.text());
      }
      // Javalin's default would name the type of nothing.
      case Answer.Empty _ -> ctx.res().setContentType(null);
      case Answer.Written written -> {
        ctx.contentType(written.contentType());
        if (!ctx.method().equals(HandlerType.HEAD)) {
          written.body().writeTo(ctx.res().getOutputStream());
        }
      }
    }
  }
}
