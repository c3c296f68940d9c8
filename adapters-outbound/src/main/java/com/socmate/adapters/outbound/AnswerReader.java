package com.socmate.adapters.outbound;

import com.socmate.application.port.Outbound.Outcome.Answered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads one answer in HTTP/1.1, and no more of it than is allowed. Nothing is unpacked, so a small
/// body stays small.
final class AnswerReader {
  private static final int MOST_HEAD = 32_768;
  private static final int MOST_INTERIM = 5;
  private static final Pattern STATUS_LINE =
      Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( [^\\x00-\\x08\\x0a-\\x1f]*)?");
  private static final Pattern SIZE = Pattern.compile("([0-9A-Fa-f]{1,8})[ \\t]*(;.{0,200})?");

  private final InputStream in;
  private final int mostBytes;
  private final boolean bodyless;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private boolean cut;
  private int headLeft = MOST_HEAD;

  AnswerReader(InputStream in, int mostBytes, boolean bodyless) {
    this.in = in;
    this.mostBytes = mostBytes;
    this.bodyless = bodyless;
  }

  Answered read(String address) throws IOException {
    int status = status();
    var headers = headers();
    for (int interim = 0; status < 200; interim++) {
      if (interim == MOST_INTERIM) {
        throw new NotHttp("Interim answers do not end.");
      }
      status = status();
      headers = headers();
    }
    if (!bodyless && status != 204 && status != 304) {
      readBody(headers);
    }
    return new Answered(status, headers, ByteBuffer.wrap(body.toByteArray()), cut, address);
  }

  private int status() throws IOException {
    var line = STATUS_LINE.matcher(line());
    if (!line.matches()) {
      throw new NotHttp("The answer does not begin like one.");
    }
    return Integer.parseInt(line.group(1));
  }

  private Map<String, List<String>> headers() throws IOException {
    var headers = new TreeMap<String, List<String>>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new NotHttp("A header is malformed.");
      }
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    return headers;
  }

  private void readBody(Map<String, List<String>> headers) throws IOException {
    var encoding = headers.getOrDefault("transfer-encoding", List.of());
    var length = headers.getOrDefault("content-length", List.of()).stream().distinct().toList();
    if (encoding.equals(List.of("chunked"))) {
      readChunks();
    } else if (!encoding.isEmpty() || length.size() > 1) {
      throw new NotHttp("The body's end is not clear.");
    } else {
      take(length.isEmpty() ? Optional.empty() : Optional.of(length(length.getFirst())));
    }
  }

  private static long length(String text) throws NotHttp {
    if (!text.matches("[0-9]{1,18}")) {
      throw new NotHttp("The body's length is malformed.");
    }
    return Long.parseLong(text);
  }

  private void readChunks() throws IOException {
    while (!cut) {
      var line = SIZE.matcher(line());
      if (!line.matches()) {
        throw new NotHttp("A chunk is malformed.");
      }
      long size = Long.parseLong(line.group(1), 16);
      if (size == 0) {
        return;
      }
      headLeft = MOST_HEAD;
      take(Optional.of(size));
      if (!cut && !line().isEmpty()) {
        throw new NotHttp("A chunk does not end where it says.");
      }
    }
  }

  /// Takes so many bytes, or all there are, but never more than are allowed.
  private void take(Optional<Long> length) throws IOException {
    int room = mostBytes - body.size();
    long wanted = length.orElse(Long.MAX_VALUE);
    byte[] bytes = in.readNBytes((int) Math.min(wanted, room));
    body.writeBytes(bytes);
    boolean tooShort = bytes.length < Math.min(wanted, room);
    if (tooShort && length.isPresent()) {
      throw new NotHttp("The body ends too early.");
    }
    cut = wanted > room && !tooShort && (length.isPresent() || in.read() >= 0);
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || --headLeft < 0) {
        throw new NotHttp("The head of the answer does not end.");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1).replaceFirst("\r$", "");
  }
}
