package com.socmate.cli.output;

/// How an answer is written.
public enum Format {
  /// For people.
  table,
  /// One document.
  json,
  /// One document.
  yaml,
  /// One line for each thing, as soon as it is there.
  jsonl
}
