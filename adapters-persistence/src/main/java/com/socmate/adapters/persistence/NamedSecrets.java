package com.socmate.adapters.persistence;

import com.socmate.application.port.Secrets.Place;
import com.socmate.application.port.Vault;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Texts in the vault, one for each name, all for one purpose.
record NamedSecrets(Vault vault, String purpose) {
  void keep(String name, String text) {
    vault.keep(new Place(purpose, name), text.getBytes(StandardCharsets.UTF_8));
  }

  Optional<String> reveal(String name) {
    return vault
        .reveal(new Place(purpose, name))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  void forget(String name) {
    vault.forget(new Place(purpose, name));
  }
}
