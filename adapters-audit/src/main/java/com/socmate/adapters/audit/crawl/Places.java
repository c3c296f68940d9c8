package com.socmate.adapters.audit.crawl;

import com.socmate.domain.audit.crawl.Parameter;
import com.socmate.domain.audit.crawl.WebAddress;
import com.socmate.domain.audit.observed.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Where something can be tried: every parameter of every kind of page once, and some pages as
/// such.
final class Places {
  private static final int MOST_PARAMETERS = 120;
  private static final int MOST_PAGES = 80;

  private final Map<String, Place> parameters = new TreeMap<>();
  private final Map<String, Place> pages = new TreeMap<>();

  void add(WebAddress address) {
    var path = address.template();
    pages.putIfAbsent(path, new Place(address.with("").url(), ""));
    for (Parameter parameter : address.parameters()) {
      parameters.putIfAbsent(
          path + "?" + parameter.name(), new Place(written(address), parameter.name()));
    }
  }

  /// With its parameters written the one way that they are found again by.
  private static String written(WebAddress address) {
    return address
        .with(String.join("&", address.parameters().stream().map(Parameter::written).toList()))
        .url();
  }

  List<Place> all() {
    List<Place> all = new ArrayList<>();
    parameters.values().stream().limit(MOST_PARAMETERS).forEach(all::add);
    pages.values().stream().limit(MOST_PAGES).forEach(all::add);
    all.sort(Comparator.comparing(Place::url).thenComparing(Place::parameter));
    return all;
  }
}
