package com.socmate.kql.storage;

import com.socmate.kql.value.Value;

/// Takes records apart into fields as a reader meets them.
interface RowSink {
  void field(String name, Value value);

  void endRow();
}
