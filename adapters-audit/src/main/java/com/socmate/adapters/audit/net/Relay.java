package com.socmate.adapters.audit.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A door on loopback in front of the guard, so that ordinary sockets can be used inside.
public final class Relay implements AutoCloseable {
  private final ServerSocketChannel door;
  private final GuardAddress guard;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public Relay(Path socket) throws IOException {
    this(new GuardAddress.InFileSystem(socket));
  }

  public Relay(GuardAddress guard) throws IOException {
    this.guard = guard;
    this.door =
        ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    threads.execute(this::accept);
  }

  public int port() throws IOException {
    return ((InetSocketAddress) door.getLocalAddress()).getPort();
  }

  private void accept() {
    try {
      while (true) {
        var client = door.accept();
        threads.execute(() -> join(client));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void join(SocketChannel client) {
    try (client;
        var way = guard.open()) {
      var back = threads.submit(() -> pump(way, client));
      pump(client, way);
      back.get();
    } catch (IOException | ExecutionException _) {
      // Either side hung up.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean pump(SocketChannel from, SocketChannel to) {
    var buffer = ByteBuffer.allocate(16_384);
    try {
      while (from.read(buffer) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
        buffer.clear();
      }
      to.shutdownOutput();
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    threads.shutdownNow();
  }
}
