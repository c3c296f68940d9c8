package com.socmate.adapters.audit.dns;

import com.socmate.adapters.audit.net.Dialer;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;

/// Asks a name server over TCP, by a connection the guard opens. Nothing of the platform's own
/// resolving is used.
final class GuardResolver implements Resolver {
  /// What the guard calls the name server it lets audits ask.
  static final String SERVER = "dns.guard";

  private static final int PORT = 53;

  private final Dialer dialer;
  private Duration timeout = Duration.ofSeconds(5);
  private OPTRecord extension = new OPTRecord(1232, 0, 0);

  GuardResolver(Dialer dialer) {
    this.dialer = dialer;
  }

  @Override
  public CompletionStage<Message> sendAsync(Message query, Executor executor) {
    try {
      return CompletableFuture.completedFuture(ask(query));
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private Message ask(Message query) throws IOException {
    var question = query.clone();
    if (question.getOPT() == null) {
      question.addRecord(extension, Section.ADDITIONAL);
    }
    byte[] wire = question.toWire();
    try (var socket = dialer.connect(SERVER, PORT)) {
      socket.setSoTimeout((int) timeout.toMillis());
      var out = new DataOutputStream(socket.getOutputStream());
      byte[] counted = new byte[wire.length + 2];
      counted[0] = (byte) (wire.length >> 8);
      counted[1] = (byte) wire.length;
      System.arraycopy(wire, 0, counted, 2, wire.length);
      out.write(counted);
      var in = new DataInputStream(socket.getInputStream());
      byte[] answer = new byte[in.readUnsignedShort()];
      in.readFully(answer);
      var message = new Message(answer);
      if (message.getHeader().getID() != query.getHeader().getID()) {
        throw new IOException("The name server answered another question.");
      }
      return message;
    }
  }

  @Override
  public void setEDNS(int version, int size, int flags, @Nullable List<EDNSOption> options) {
    extension = new OPTRecord(size == 0 ? 1232 : size, 0, version, flags);
  }

  @Override
  public void setTimeout(Duration limit) {
    timeout = limit;
  }

  @Override
  public void setPort(int port) {
    throw new UnsupportedOperationException("The guard decides which server is asked.");
  }

  @Override
  public void setTCP(boolean tcp) {
    // It is always TCP.
  }

  @Override
  public void setIgnoreTruncation(boolean ignored) {
    // Nothing is truncated over TCP.
  }

  @Override
  public void setTSIGKey(@Nullable TSIG key) {
    throw new UnsupportedOperationException("Questions are not signed.");
  }
}
