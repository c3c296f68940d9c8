package com.socmate.adapters.audit.http;

import com.socmate.domain.audit.observed.Exchange.Field;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads an answer, as much of it as is wanted and never more than there is a limit for.
final class AnswerReader {
  private static final int MOST_HEADERS = 200;
  private static final int LONGEST_LINE = 16_384;

  private final InputStream in;
  private final int mostBytes;

  private AnswerReader(InputStream in, int mostBytes) {
    this.in = in;
    this.mostBytes = mostBytes;
  }

  record Answer(int status, List<Field> headers, String body) {}

  static Answer read(InputStream in, boolean bodiless, int mostBytes) throws IOException {
    var reader = new AnswerReader(in, mostBytes);
    int status = reader.status();
    var headers = reader.headers();
    boolean empty = bodiless || status == 101 || status == 204 || status == 304;
    return new Answer(status, headers, empty ? "" : reader.body(headers));
  }

  private int status() throws IOException {
    var words = line().split(" ", 3);
    if (words.length < 2 || !words[0].startsWith("HTTP/") || !words[1].matches("[1-5][0-9]{2}")) {
      throw new IOException("The server did not answer in HTTP.");
    }
    return Integer.parseInt(words[1]);
  }

  private List<Field> headers() throws IOException {
    List<Field> headers = new ArrayList<>();
    var line = line();
    while (!line.isEmpty() && headers.size() < MOST_HEADERS) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.add(new Field(line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
      }
      line = line();
    }
    return headers;
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0 && next != '\n') {
      if (line.size() >= LONGEST_LINE) {
        throw new IOException("A line of the answer is too long.");
      }
      line.write(next);
      next = in.read();
    }
    if (next < 0 && line.size() == 0) {
      throw new IOException("The server hung up before its answer was whole.");
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  private String body(List<Field> headers) throws IOException {
    byte[] body =
        value(headers, "transfer-encoding").orElse("").toLowerCase(Locale.ROOT).contains("chunked")
            ? chunks()
            : counted(value(headers, "content-length").orElse(""));
    return new String(body, StandardCharsets.UTF_8);
  }

  private byte[] counted(String length) throws IOException {
    int wanted =
        length.matches("[0-9]{1,9}") ? Math.min(Integer.parseInt(length), mostBytes) : mostBytes;
    try {
      return in.readNBytes(wanted);
    } catch (SocketTimeoutException _) {
      return new byte[0];
    }
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    while (body.size() < mostBytes) {
      var size = line().split(";", 2)[0].strip();
      if (!size.matches("[0-9A-Fa-f]{1,7}") || Integer.parseInt(size, 16) == 0) {
        break;
      }
      int length = Math.min(Integer.parseInt(size, 16), mostBytes - body.size());
      body.writeBytes(in.readNBytes(length));
      if (body.size() < mostBytes) {
        line();
      }
    }
    return body.toByteArray();
  }

  private static Optional<String> value(List<Field> headers, String name) {
    return headers.stream().filter(it -> it.name().equals(name)).map(Field::value).findFirst();
  }
}
