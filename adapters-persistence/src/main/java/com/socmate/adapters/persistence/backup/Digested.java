package com.socmate.adapters.persistence.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Passes everything on and knows how much it was, and its SHA-256.
final class Digested extends FilterOutputStream {
  private final MessageDigest digest;
  private long bytes;

  Digested(OutputStream out) {
    super(out);
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform brings SHA-256.", e);
    }
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] some, int from, int count) throws IOException {
    digest.update(some, from, count);
    bytes += count;
    out.write(some, from, count);
  }

  long bytes() {
    return bytes;
  }

  /// To be asked once, at the end.
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
