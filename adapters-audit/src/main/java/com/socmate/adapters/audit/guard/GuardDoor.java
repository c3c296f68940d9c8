package com.socmate.adapters.audit.guard;

import com.socmate.adapters.audit.net.GuardAddress;
import com.socmate.adapters.audit.net.RoomToken;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Where a guard listens, and who is let in.
public sealed interface GuardDoor {
  /// How long one who comes by a network may take to say who he is.
  Duration PATIENCE = Duration.ofSeconds(5);

  ServerSocketChannel open() throws IOException;

  /// Throws [Refused] for whoever may not come in.
  void admit(SocketChannel client) throws IOException;

  /// Takes away what is left of a door that was shut.
  void clear() throws IOException;

  /// A socket that is only seen from inside of the room.
  record InFileSystem(Path path) implements GuardDoor {
    @Override
    public ServerSocketChannel open() throws IOException {
      return ServerSocketChannel.open(StandardProtocolFamily.UNIX)
          .bind(UnixDomainSocketAddress.of(path));
    }

    @Override
    public void admit(SocketChannel client) {
      // Who sees the socket is inside.
    }

    @Override
    public void clear() throws IOException {
      Files.deleteIfExists(path);
    }
  }

  /// A port that others reach as well: whoever does not say the room's token is a stranger.
  record OnNetwork(InetSocketAddress place, RoomToken token) implements GuardDoor {
    private static final int LONGEST_GREETING =
        GuardAddress.GREETING.length() + RoomToken.LENGTH + 2;

    @Override
    public ServerSocketChannel open() throws IOException {
      return ServerSocketChannel.open().bind(place);
    }

    @Override
    public void admit(SocketChannel client) throws IOException {
      var line = firstLine(client);
      boolean room =
          line.startsWith(GuardAddress.GREETING)
              && token.isSaidBy(line.substring(GuardAddress.GREETING.length()).stripTrailing());
      if (!room) {
        throw new Refused("This is not the audit's room.");
      }
    }

    private static String firstLine(SocketChannel client) throws IOException {
      client.socket().setSoTimeout((int) PATIENCE.toMillis());
      var in = client.socket().getInputStream();
      var line = new StringBuilder();
      int next = in.read();
      while (next >= 0 && next != '\n' && line.length() < LONGEST_GREETING) {
        line.append((char) next);
        next = in.read();
      }
      return line.toString();
    }

    @Override
    public void clear() {
      // A port is free when nobody listens.
    }
  }
}
