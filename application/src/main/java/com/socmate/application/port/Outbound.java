package com.socmate.application.port;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The one way out to an address that somebody chose. It reaches nothing but the public network: a
/// name is looked up once, every address it leads to must be global, and the connection goes to one
/// of those very addresses. It follows no redirect, and ends in time and within a size whatever the
/// other side does.
public interface Outbound {
  Outcome send(Message message);

  /// What is wrong with an address by itself, before anything is looked up; empty if nothing is.
  Optional<String> objection(String url);

  /// @param headers of which the way out sets Host, Connection and Content-Length itself
  record Message(String method, String url, Map<String, String> headers, Optional<String> body) {
    public Message {
      headers = Map.copyOf(headers);
    }

    public static Message get(String url) {
      return new Message("GET", url, Map.of(), Optional.empty());
    }
  }

  /// What came of a message.
  sealed interface Outcome {
    /// @param headers by their names in lower case
    /// @param cut whether there was more than is taken
    /// @param address the one that answered
    record Answered(
        int status, Map<String, List<String>> headers, ByteBuffer body, boolean cut, String address)
        implements Outcome {
      public Answered {
        headers = Map.copyOf(headers);
        body = body.asReadOnlyBuffer();
      }
    }

    /// It was not sent, because the address is not one to be reached from here.
    record Refused(String why) implements Outcome {}

    /// It was or may have been sent, and nothing that can be used came back. The sentence does not
    /// tell one reason why a server is out of reach from another.
    record Failed(Reason reason, String why) implements Outcome {}
  }

  enum Reason {
    UNREACHABLE,
    TLS,
    TOO_SLOW,
    NOT_HTTP
  }
}
