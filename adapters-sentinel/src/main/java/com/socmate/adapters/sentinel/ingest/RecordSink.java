package com.socmate.adapters.sentinel.ingest;

import java.io.IOException;
import java.util.Map;

/// Takes what a file holds, record by record, and what of it could not be read, each with its line.
interface RecordSink {
  void take(long line, Map<String, Object> fields) throws IOException;

  void reject(long line, String reason);
}
