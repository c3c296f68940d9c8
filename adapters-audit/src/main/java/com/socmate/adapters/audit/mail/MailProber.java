package com.socmate.adapters.audit.mail;

import com.socmate.adapters.audit.net.Dialer;
import com.socmate.domain.audit.observed.Dns;
import com.socmate.domain.audit.observed.Mail;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Asks the target what it can do as a mail server, if its zone says that it is one. It greets,
/// reads and takes its leave; it sends no mail and names no address.
public final class MailProber {
  private static final int MOST_LINES = 64;
  private static final int LONGEST_LINE = 512;

  private final Dialer dialer;
  private final int port;

  /// @param port 0 where no mail server is asked
  public MailProber(Dialer dialer, int port) {
    this.dialer = dialer;
    this.port = port;
  }

  public Mail probe(String host, Dns dns) {
    boolean ours =
        port > 0
            && dns.answer(dns.zone(), "MX").stream()
                .flatMap(it -> it.records().stream())
                .map(it -> it.substring(it.indexOf(' ') + 1).replaceFirst("\\.$", ""))
                .anyMatch(host::equalsIgnoreCase);
    return ours ? new Mail(List.of(asked(host))) : Mail.NONE;
  }

  private Mail.Server asked(String host) {
    try (var socket = dialer.connect(host, port)) {
      require(reply(socket), "220");
      say(socket, "EHLO audit.invalid");
      var said = require(reply(socket), "250");
      say(socket, "QUIT");
      return new Mail.Server(host, "", said);
    } catch (IOException e) {
      return new Mail.Server(host, String.valueOf(e.getMessage()), List.of());
    }
  }

  private static void say(Socket socket, String words) throws IOException {
    socket.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  private static List<String> require(List<String> reply, String code) throws IOException {
    if (!reply.getLast().startsWith(code)) {
      throw new IOException("It said " + reply.getLast());
    }
    return reply;
  }

  /// Lines up to the one whose number no dash follows.
  private static List<String> reply(Socket socket) throws IOException {
    var in = socket.getInputStream();
    List<String> lines = new ArrayList<>();
    do {
      lines.add(line(in));
    } while (lines.getLast().matches("[0-9]{3}-.*") && lines.size() < MOST_LINES);
    return lines;
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    int next = in.read();
    while (next >= 0 && next != '\n' && line.length() < LONGEST_LINE) {
      if (next != '\r') {
        line.append(next >= ' ' && next < 127 ? (char) next : '?');
      }
      next = in.read();
    }
    if (next < 0 && line.isEmpty()) {
      throw new IOException("It hung up.");
    }
    return line.toString();
  }
}
