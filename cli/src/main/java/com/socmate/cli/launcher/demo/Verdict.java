package com.socmate.cli.launcher.demo;

import java.util.ArrayList;
import java.util.List;

/// Whether exactly what was planted was found.
record Verdict(List<Manifest.Incident> found, List<Manifest.Incident> missed, List<Finding> extra) {

  /// Matches each finding with the one incident it is about; a second finding about the same
  /// incident is one too many.
  static Verdict of(List<Manifest.Incident> planted, List<Finding> findings) {
    List<Manifest.Incident> missed = new ArrayList<>(planted);
    List<Manifest.Incident> found = new ArrayList<>();
    List<Finding> extra = new ArrayList<>();
    for (Finding finding : findings) {
      missed.stream()
          .filter(it -> finding.isAbout(it.entity()))
          .findFirst()
          .ifPresentOrElse(
              incident -> {
                found.add(incident);
                missed.remove(incident);
              },
              () -> extra.add(finding));
    }
    return new Verdict(found, missed, extra);
  }

  boolean isExact() {
    return missed.isEmpty() && extra.isEmpty();
  }
}
