package com.socmate.application.port;

import java.time.InstantSource;

class InMemorySigningKeysTest implements SigningKeysContract {
  private final SigningKeys keys = new InMemorySigningKeys(InstantSource.system());

  @Override
  public SigningKeys signingKeys() {
    return keys;
  }
}
