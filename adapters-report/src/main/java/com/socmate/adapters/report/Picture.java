package com.socmate.adapters.report;

import java.util.List;

/// A drawing without colours.
///
/// @param title what it shows, for those who do not see it
record Picture(String title, double width, double height, List<Shape> shapes) {
  Picture {
    shapes = List.copyOf(shapes);
  }
}
