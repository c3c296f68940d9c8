package com.socmate.adapters.http;

import com.socmate.application.port.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Lists in the contract's form.
final class ListJson {
  private ListJson() {}

  static Map<String, Object> of(String plural, List<?> items, long total, Page page) {
    var body = new LinkedHashMap<String, Object>();
    body.put(plural, items);
    body.put("total", total);
    body.put("limit", page.limit());
    body.put("offset", page.offset());
    return body;
  }
}
