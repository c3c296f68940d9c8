package com.socmate.adapters.outbound;

import com.socmate.adapters.outbound.Target.NotATarget;
import com.socmate.application.port.Outbound;
import com.socmate.domain.address.GlobalAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;

/// Looks a name up once, holds every address against [GlobalAddresses], and speaks HTTP/1.1 over a
/// socket to one of the addresses it has just checked; no library in between looks the name up
/// again, follows a redirect or asks a proxy.
public final class CheckedOutbound implements Outbound {
  private static final String NOWHERE =
      "The host leads to no address on the public network that may be reached.";

  private final OutboundSettings settings;
  private final Resolver resolver;
  private final SSLSocketFactory tls;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public CheckedOutbound(OutboundSettings settings) {
    this(
        settings,
        name -> List.of(InetAddress.getAllByName(name)),
        (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  CheckedOutbound(OutboundSettings settings, Resolver resolver, SSLSocketFactory tls) {
    this.settings = settings;
    this.resolver = resolver;
    this.tls = tls;
  }

  /// Looks names up.
  @FunctionalInterface
  interface Resolver {
    List<InetAddress> addresses(String name) throws UnknownHostException;
  }

  @Override
  public Optional<String> objection(String url) {
    try {
      allowed(url);
      return Optional.empty();
    } catch (NotATarget e) {
      return Optional.of(e.sentence());
    }
  }

  @Override
  public Outcome send(Message message) {
    try {
      var exchange = new Exchange(allowed(message.url()), message, settings, tls);
      return within(exchange);
    } catch (NotATarget e) {
      return new Outcome.Refused(e.sentence());
    }
  }

  /// Everything, the look-up too, within the time: a server that sends a byte now and then does not
  /// hold us.
  private Outcome within(Exchange exchange) {
    var answer = threads.submit(() -> exchange.with(checked(exchange.target())));
    try {
      return answer.get(settings.total().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      answer.cancel(true);
      exchange.close();
      return new Outcome.Failed(
          Reason.TOO_SLOW, "The server did not answer within " + settings.total() + ".");
    } catch (ExecutionException e) {
      return failed(Objects.requireNonNullElse(e.getCause(), e));
    } catch (InterruptedException e) {
      exchange.close();
      Thread.currentThread().interrupt();
      return new Outcome.Failed(Reason.TOO_SLOW, "The exchange was broken off.");
    }
  }

  private static Outcome failed(Throwable cause) {
    return switch (cause) {
      case NotATarget e -> new Outcome.Refused(e.sentence());
      case NotHttp e -> new Outcome.Failed(Reason.NOT_HTTP, "The server did not answer in HTTP.");
      case SSLException e ->
          new Outcome.Failed(Reason.TLS, "The server's certificate or its TLS is not good.");
      case IOException e ->
          new Outcome.Failed(Reason.UNREACHABLE, "The server could not be reached.");
      case RuntimeException e -> throw e;
      default -> throw new IllegalStateException("An exchange ended unexpectedly.", cause);
    };
  }

  private Target allowed(String url) {
    var target = Target.parse(url);
    boolean local =
        settings.loopback()
            && (target.isLocalName()
                || target.literal().filter(GlobalAddresses::isLoopback).isPresent());
    if (local) {
      return target;
    }
    if (target.isLocalName() || target.isSingleLabel()) {
      throw new NotATarget("The host is a name of a local network.");
    }
    target.literal().ifPresent(this::requireReachable);
    if (!settings.loopback() && !settings.ports().contains(target.port())) {
      throw new NotATarget("The port is not one of " + settings.ports() + ".");
    }
    return target;
  }

  private List<InetAddress> checked(Target target) {
    var addresses = target.literal().map(List::of).orElseGet(() -> lookedUp(target));
    addresses.forEach(this::requireReachable);
    boolean isPublic = addresses.stream().noneMatch(GlobalAddresses::isLoopback);
    if (isPublic && !settings.ports().contains(target.port())) {
      throw new NotATarget("The port is not one of " + settings.ports() + ".");
    }
    return addresses;
  }

  /// A name that is unknown is answered like one that leads to where nobody may go.
  private List<InetAddress> lookedUp(Target target) {
    try {
      var addresses = resolver.addresses(target.host());
      if (!addresses.isEmpty()) {
        return addresses;
      }
    } catch (UnknownHostException _) {
      // Answered below.
    }
    throw new NotATarget(NOWHERE);
  }

  private void requireReachable(InetAddress address) {
    boolean reachable =
        GlobalAddresses.contain(address)
            || (settings.loopback() && GlobalAddresses.isLoopback(address));
    if (!reachable) {
      throw new NotATarget(NOWHERE);
    }
  }
}
