package com.socmate.adapters.http;

import java.util.List;

/// The routes of one resource.
public interface Routes {
  List<Route> routes();
}
