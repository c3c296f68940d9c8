package com.socmate.adapters.audit.tls;

import com.socmate.adapters.audit.net.Dialer;
import com.socmate.domain.audit.observed.CipherSuites;
import com.socmate.domain.audit.observed.Tls;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What the addresses of a host choose, each by itself. They are called by their numbers behind the
/// host's name.
final class Addresses {
  private static final int MOST = 4;

  private final Dialer dialer;
  private final String host;
  private final int port;

  Addresses(Dialer dialer, String host, int port) {
    this.dialer = dialer;
    this.host = host;
    this.port = port;
  }

  /// None where there is but one address.
  List<Tls.Address> choices() {
    List<Tls.Address> all = new ArrayList<>();
    for (int number = 1; number < MOST && isThere(number); number++) {
      all.add(of(number));
    }
    if (!all.isEmpty()) {
      all.addFirst(of(0));
    }
    return all;
  }

  private boolean isThere(int number) {
    try (var socket = dialer.connect(host + "#" + number, port)) {
      return socket.isConnected();
    } catch (IOException _) {
      return false;
    }
  }

  private Tls.Address of(int number) {
    var handshakes = new Handshakes(dialer, host + "#" + number, port);
    List<String> choices = new ArrayList<>();
    TlsProber.VERSIONS.forEach((version, name) -> {
      try {
        var hello = Offer.everything(version, host);
        if (handshakes.choose(hello) instanceof Greeting.Accepted accepted
            && accepted.version() == version) {
          choices.add(name + " " + CipherSuites.name(accepted.suite()));
        }
      } catch (IOException _) {
        // It speaks no such version.
      }
    });
    return new Tls.Address(number, choices);
  }
}
