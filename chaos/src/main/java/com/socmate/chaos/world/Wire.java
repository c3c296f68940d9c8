package com.socmate.chaos.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The network between one worker and PostgreSQL: passes bytes on, holds them back, loses them, or
/// cuts every connection.
public final class Wire implements AutoCloseable {
  private static final int BUFFER = 16 << 10;
  private static final int BACKLOG = 64;

  private final InetSocketAddress target;
  private final ServerSocket door;
  private final Set<Line> lines = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Mode mode = Mode.PASSES;

  /// What happens to bytes that arrive.
  public enum Mode {
    PASSES,
    /// They wait, in order, as in a long congestion.
    HOLDS,
    /// They are gone, and nobody is told: as when a firewall forgot the connections.
    LOSES
  }

  private Wire(int targetPort) throws IOException {
    target = new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort);
    door = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
  }

  /// A wire to a port of this machine.
  public static Wire to(int targetPort) {
    try {
      var wire = new Wire(targetPort);
      Thread.ofVirtual().name("wire").start(wire::accept);
      return wire;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return door.getLocalPort();
  }

  public void set(Mode wanted) {
    lock.lock();
    try {
      mode = wanted;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Cuts every connection with a reset.
  public int cut() {
    int count = lines.size();
    lines.forEach(Line::reset);
    return count;
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        var line = new Line(door.accept(), new Socket());
        lines.add(line);
        Thread.ofVirtual().start(() -> connect(line));
      } catch (IOException e) {
        if (door.isClosed()) {
          return;
        }
      }
    }
  }

  private void connect(Line line) {
    try {
      line.server().connect(target);
      line.client().setTcpNoDelay(true);
      line.server().setTcpNoDelay(true);
    } catch (IOException e) {
      end(line);
      return;
    }
    Thread.ofVirtual().start(() -> pump(line, line.client(), line.server()));
    pump(line, line.server(), line.client());
  }

  private void pump(Line line, Socket from, Socket to) {
    var bytes = new byte[BUFFER];
    boolean dead = false;
    try {
      for (int count = from.getInputStream().read(bytes);
          count >= 0;
          count = from.getInputStream().read(bytes)) {
        dead = dead || line.isDead() || !mayPass();
        if (dead) {
          line.die();
        } else {
          to.getOutputStream().write(bytes, 0, count);
        }
      }
    } catch (IOException e) {
      // The other side went away; so does this one.
    }
    if (!line.isDead()) {
      end(line);
    }
  }

  /// Waits while bytes are held back.
  ///
  /// @return false if they are to be lost
  private boolean mayPass() {
    lock.lock();
    try {
      while (mode == Mode.HOLDS) {
        changed.awaitUninterruptibly();
      }
      return mode == Mode.PASSES;
    } finally {
      lock.unlock();
    }
  }

  private void end(Line line) {
    lines.remove(line);
    line.close();
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    set(Mode.PASSES);
    lines.forEach(this::end);
  }

  /// One connection through the wire. A dead one has lost bytes, and stays silent for ever.
  private static final class Line {
    private final Socket client;
    private final Socket server;
    private volatile boolean dead;

    Line(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    Socket client() {
      return client;
    }

    Socket server() {
      return server;
    }

    boolean isDead() {
      return dead;
    }

    void die() {
      dead = true;
    }

    void reset() {
      for (var socket : new Socket[] {client, server}) {
        try {
          socket.setSoLinger(true, 0);
          socket.close();
        } catch (IOException e) {
          // It was closed already.
        }
      }
    }

    void close() {
      for (var socket : new Socket[] {client, server}) {
        try {
          socket.close();
        } catch (IOException e) {
          // It was closed already.
        }
      }
    }
  }
}
