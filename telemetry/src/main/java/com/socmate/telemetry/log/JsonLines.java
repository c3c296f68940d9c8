package com.socmate.telemetry.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// One JSON object a line: `ts`, `level`, `logger`, `thread`, `msg`, then what the line belongs to
/// (`request_id`, `run_id`, `session_id`, `trace_id`, `span_id`), then `error` with its stack.
/// Whatever a message holds, it stays within its string.
public final class JsonLines extends EncoderBase<ILoggingEvent> {
  private static final JsonFactory JSON = new JsonFactory();
  private static final byte[] NOTHING = {};
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  @Override
  public byte[] headerBytes() {
    return NOTHING.clone();
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    var line = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      write(event, json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    line.write('\n');
    return line.toByteArray();
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING.clone();
  }

  private static void write(ILoggingEvent event, JsonGenerator json) throws IOException {
    json.writeStringField("ts", TIME.format(event.getInstant()));
    json.writeStringField("level", event.getLevel().toString());
    json.writeStringField("logger", event.getLoggerName());
    json.writeStringField("thread", event.getThreadName());
    json.writeStringField("msg", Secrets.hidden(event.getFormattedMessage()));
    for (var belonging : event.getMDCPropertyMap().entrySet()) {
      json.writeStringField(belonging.getKey(), Secrets.hidden(belonging.getValue()));
    }
    var thrown = Optional.ofNullable(event.getThrowableProxy()).map(ThrowableProxyUtil::asString);
    if (thrown.isPresent()) {
      json.writeStringField("error", Secrets.hidden(thrown.get()));
    }
  }

  /// For tests and tools: the line as text.
  String line(ILoggingEvent event) {
    return new String(encode(event), StandardCharsets.UTF_8);
  }
}
