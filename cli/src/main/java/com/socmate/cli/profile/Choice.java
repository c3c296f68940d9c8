package com.socmate.cli.profile;

import java.util.Optional;

/// What a command line says about server and profile.
public record Choice(Optional<String> profile, Optional<String> url) {
  public static final Choice NONE = new Choice(Optional.empty(), Optional.empty());
}
