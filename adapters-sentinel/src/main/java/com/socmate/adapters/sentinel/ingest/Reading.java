package com.socmate.adapters.sentinel.ingest;

import java.io.BufferedReader;
import java.io.IOException;

/// Finds out how a file is written and reads it that way.
final class Reading {
  private static final int SNIFF = 8_192;

  private Reading() {}

  static void read(SourceFile file, RecordSink sink) throws IOException {
    try (var reader = file.open()) {
      var start = start(reader);
      if (start.isBlank()) {
        sink.reject(1, "the file is empty");
      } else if (start.indexOf('\0') >= 0) {
        sink.reject(1, "the file is not text");
      } else if (start.stripLeading().startsWith("[")) {
        JsonRecords.array(reader, sink);
      } else if (start.stripLeading().startsWith("{")) {
        objects(file, reader, sink);
      } else if (file.isCsv()) {
        CsvRecords.read(reader, sink);
      } else if (TextRecords.isText(start)) {
        TextRecords.read(reader, file.lastModified(), sink);
      } else {
        sink.reject(1, "neither JSON, CSV, auditd nor syslog");
      }
    }
  }

  private static void objects(SourceFile file, BufferedReader reader, RecordSink sink)
      throws IOException {
    if (JsonRecords.isOnePerLine(file)) {
      JsonRecords.lines(reader, sink);
    } else {
      JsonRecords.sequence(reader, sink);
    }
  }

  private static String start(BufferedReader reader) throws IOException {
    reader.mark(SNIFF);
    var buffer = new char[SNIFF];
    int length = reader.read(buffer, 0, SNIFF);
    reader.reset();
    return length <= 0 ? "" : new String(buffer, 0, length);
  }
}
