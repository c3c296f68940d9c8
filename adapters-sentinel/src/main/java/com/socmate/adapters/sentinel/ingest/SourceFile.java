package com.socmate.adapters.sentinel.ingest;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

/// A file to load, known by its content: two files of equal bytes have the same fingerprint.
record SourceFile(Path path, String fingerprint) {
  private static final int FINGERPRINT_DIGITS = 16;

  static SourceFile at(Path path) throws IOException {
    try (InputStream in = new DigestInputStream(Files.newInputStream(path), sha256())) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      var digest = ((DigestInputStream) in).getMessageDigest().digest();
      return new SourceFile(
          path, HexFormat.of().formatHex(digest).substring(0, FINGERPRINT_DIGITS));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  String fileName() {
    return String.valueOf(path.getFileName());
  }

  Instant lastModified() throws IOException {
    return Files.getLastModifiedTime(path).toInstant();
  }

  boolean isCsv() {
    return fileName().toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  /// Its text, without a byte order mark; bytes that are not text become a replacement character.
  BufferedReader open() throws IOException {
    var in = new BufferedInputStream(Files.newInputStream(path));
    in.mark(4);
    var start = in.readNBytes(3);
    in.reset();
    Reader reader = new InputStreamReader(in, charset(start));
    var buffered = new BufferedReader(reader);
    buffered.mark(1);
    if (buffered.read() != '\uFEFF') {
      buffered.reset();
    }
    return buffered;
  }

  private static Charset charset(byte[] start) {
    if (start.length >= 2 && (start[0] & 0xff) == 0xff && (start[1] & 0xff) == 0xfe) {
      return StandardCharsets.UTF_16LE;
    }
    if (start.length >= 2 && (start[0] & 0xff) == 0xfe && (start[1] & 0xff) == 0xff) {
      return StandardCharsets.UTF_16BE;
    }
    return StandardCharsets.UTF_8;
  }
}
