package com.socmate.adapters.audit.guard;

import com.socmate.adapters.audit.net.GuardAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// The way out of a sandbox: a door, in the file system or on a network, that opens connections to
/// the audit's target and to nothing else, so fast and so many, and keeps a list of what it
/// decided.
public final class Guard implements AutoCloseable {
  private static final Pattern CONNECT =
      Pattern.compile("CONNECT ([A-Za-z0-9._:\\[\\]#-]{1,255}):([0-9]{1,5}) HTTP/1\\.1");
  private static final int LONGEST_HEAD = 4096;
  private static final int MOST_DECISIONS = 2000;
  private static final int MOST_STRANGERS = 20;

  private final GuardDoor door;
  private final GuardPolicy policy;
  private final Pace pace;
  private final Pinned pinned;
  private final ServerSocketChannel server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ConcurrentLinkedQueue<String> decisions = new ConcurrentLinkedQueue<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger strangers = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();

  public Guard(Path path, GuardPolicy policy) throws IOException {
    this(path, policy, new Pace(new OwnPaces()));
  }

  /// @param pace that is kept together with other audits
  public Guard(Path path, GuardPolicy policy, Pace pace) throws IOException {
    this(new GuardDoor.InFileSystem(path), policy, pace);
  }

  public Guard(GuardDoor door, GuardPolicy policy, Pace pace) throws IOException {
    this.door = door;
    this.pace = pace;
    this.policy = policy;
    this.pinned = new Pinned(policy);
    this.server = door.open();
    threads.execute(this::accept);
  }

  /// Where it listens, if on a network.
  public Optional<InetSocketAddress> place() throws IOException {
    return server.getLocalAddress() instanceof InetSocketAddress place
        ? Optional.of(place)
        : Optional.empty();
  }

  /// What was allowed and refused, in order.
  public List<String> decisions() {
    return List.copyOf(decisions);
  }

  private void accept() {
    try {
      while (true) {
        var client = server.accept();
        threads.execute(() -> serve(client));
      }
    } catch (IOException _) {
      // Closed: nothing more is let through.
    }
  }

  private void serve(SocketChannel client) {
    try (client) {
      if (!isAdmitted(client)) {
        return;
      }
      var request = head(client);
      try {
        serve(client, request);
      } catch (Refused refused) {
        decide("refused", request, refused.sentence());
        write(client, "HTTP/1.1 403 " + refused.sentence() + "\r\n\r\n");
      }
    } catch (IOException _) {
      // The one inside hung up.
    }
  }

  /// Strangers are told nothing, and so many that they crowd out what the room does are not written
  /// down.
  private boolean isAdmitted(SocketChannel client) throws IOException {
    try {
      door.admit(client);
      return true;
    } catch (Refused refused) {
      if (strangers.incrementAndGet() <= MOST_STRANGERS) {
        decide("refused", String.valueOf(client.getRemoteAddress()), refused.sentence());
      }
      return false;
    }
  }

  private void serve(SocketChannel client, String request) throws IOException {
    try {
      open(client, request);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void open(SocketChannel client, String request) throws IOException, InterruptedException {
    var words = CONNECT.matcher(request);
    if (!words.matches()) {
      throw new Refused("This is no request for a connection.");
    }
    var host = words.group(1);
    var address = pinned.address(host, Integer.parseInt(words.group(2)));
    if (connections.incrementAndGet() > policy.mostConnections()) {
      throw new Refused("The audit's connections are spent.");
    }
    if (!Pinned.isDns(host)) {
      awaitTurn(client, Pinned.name(host), address.getAddress());
    }
    try (var target = SocketChannel.open(address)) {
      decide("allowed", request, address.toString());
      write(client, "HTTP/1.1 200 Open\r\n\r\n");
      var back = threads.submit(() -> pump(target, client));
      pump(client, target);
      back.get();
    } catch (IOException e) {
      throw new Refused("The target does not answer: " + e.getMessage());
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The name's turn keeps a host of many addresses from being asked at each, the address's a
  /// machine of many names. Whoever waits is told so: the target is not the one who is silent.
  private void awaitTurn(SocketChannel client, String name, InetAddress address)
      throws IOException, InterruptedException {
    for (String whose : List.of(name, address.getHostAddress())) {
      pace.await(whose, policy.perSecond(), () -> write(client, GuardAddress.WAIT));
    }
  }

  private void decide(String decision, String request, String why) {
    if (decisions.size() < MOST_DECISIONS) {
      decisions.add(decision + " " + request.replaceAll("[^ -~]", "?") + ": " + why);
    }
  }

  private boolean pump(SocketChannel from, SocketChannel to) {
    var buffer = ByteBuffer.allocate(16_384);
    try {
      while (from.read(buffer) >= 0 && bytes.addAndGet(buffer.position()) <= policy.mostBytes()) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
        buffer.clear();
      }
      to.shutdownOutput();
    } catch (IOException _) {
      close(to);
    }
    if (bytes.get() > policy.mostBytes()) {
      close(from);
      close(to);
    }
    return true;
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException _) {
      // It is gone already.
    }
  }

  private static String head(SocketChannel client) throws IOException {
    var head = new StringBuilder();
    var one = ByteBuffer.allocate(1);
    while (head.length() < LONGEST_HEAD && head.indexOf("\r\n\r\n") < 0) {
      one.clear();
      if (client.read(one) < 0) {
        throw new IOException("Hung up.");
      }
      head.append((char) (one.get(0) & 0xff));
    }
    return head.toString().split("\r\n", 2)[0];
  }

  private static void write(SocketChannel channel, String text) throws IOException {
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
    door.clear();
  }
}
