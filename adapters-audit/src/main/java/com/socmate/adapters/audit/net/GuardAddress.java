package com.socmate.adapters.audit.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Where the guard is, as seen from a room.
public sealed interface GuardAddress {
  /// What begins the line that a room says first to a guard on a network.
  String GREETING = "ROOM ";

  /// What the guard says now and then to one whose turn has not come, before it answers.
  String WAIT = "HTTP/1.1 102 Wait\r\n\r\n";

  /// A connection on which the guard listens for what is asked of it.
  SocketChannel open() throws IOException;

  /// A socket in the file system: whoever sees it may use it.
  record InFileSystem(Path socket) implements GuardAddress {
    @Override
    public SocketChannel open() throws IOException {
      return SocketChannel.open(UnixDomainSocketAddress.of(socket));
    }
  }

  /// A port that others reach as well, so that the room has to say its token first.
  record OnNetwork(InetSocketAddress place, RoomToken token) implements GuardAddress {
    @Override
    public SocketChannel open() throws IOException {
      var channel = SocketChannel.open(place);
      try {
        var line = ByteBuffer.wrap(greeting());
        while (line.hasRemaining()) {
          channel.write(line);
        }
        return channel;
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    }

    private byte[] greeting() {
      return (GREETING + token.value() + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
  }

  /// An address and a port, such as `10.0.0.7:9443` or `[2001:db8::7]:9443`; names are not looked
  /// up, since a room has nobody to ask.
  ///
  /// Refuses with [IllegalArgumentException]: if the text has another form
  static InetSocketAddress place(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("A guard is at an address and a port; found " + text);
    }
    var host = text.substring(0, colon).replaceFirst("^\\[(.*)]$", "$1");
    return new InetSocketAddress(
        InetAddress.ofLiteral(host), Integer.parseInt(text.substring(colon + 1)));
  }
}
