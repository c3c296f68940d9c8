package com.socmate.cli.catalogue;

/// What the catalogue holds under a name.
public sealed interface Entry permits Call, Group, Watch {
  String name();

  /// What it is, in a sentence.
  String says();
}
