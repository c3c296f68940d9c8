package com.socmate.domain.audit.library;

import java.util.List;
import java.util.regex.Pattern;

/// How a library is recognised, and which of its versions are weak. Each pattern's first group is
/// the version.
public record Library(
    String name,
    List<Pattern> addresses,
    List<Pattern> fileNames,
    List<Pattern> texts,
    List<Weakness> weaknesses) {
  public Library {
    addresses = List.copyOf(addresses);
    fileNames = List.copyOf(fileNames);
    texts = List.copyOf(texts);
    weaknesses = List.copyOf(weaknesses);
  }
}
