package com.socmate.adapters.audit.net;

import java.io.IOException;
import java.net.Socket;

/// Opens connections on behalf of an audit.
@FunctionalInterface
public interface Dialer {
  /// A connected socket with a time-out on reading; [IOException] where there is none to be had.
  Socket connect(String host, int port) throws IOException;
}
