package com.socmate.adapters.outbound;

import java.io.IOException;

/// The other side said something that is not HTTP/1.1 as we speak it.
final class NotHttp extends IOException {
  private static final long serialVersionUID = 1L;

  NotHttp(String sentence) {
    super(sentence);
  }
}
