package com.socmate.kql.storage;

import com.socmate.kql.catalogue.Catalogue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;

/// Appends rows to a store until it is killed, and says after each how many are kept.
public final class IngestingProcess {
  private IngestingProcess() {}

  public static void main(String[] arguments) throws IOException {
    try (SegmentStore store =
        SegmentStore.open(
            Path.of(arguments[0]), Catalogue.logAnalytics(), InstantSource.system())) {
      for (int id = 0; ; id++) {
        String record = "{\"TimeGenerated\":\"2026-02-01T10:00:00Z\",\"Id\":" + id + "}\n";
        store.appendJson(
            "Rows_CL", new ByteArrayInputStream(record.getBytes(StandardCharsets.UTF_8)));
        System.out.println(id + 1);
        if (id % 20 == 19) {
          store.compact();
        }
      }
    }
  }
}
