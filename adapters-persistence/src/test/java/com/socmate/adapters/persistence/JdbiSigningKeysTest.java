package com.socmate.adapters.persistence;

import com.socmate.application.port.InMemorySecrets;
import com.socmate.application.port.SigningKeys;
import com.socmate.application.port.SigningKeysContract;

class JdbiSigningKeysTest implements SigningKeysContract {
  private final Database database = TestPostgres.database();
  private final SigningKeys keys =
      new JdbiSigningKeys(database, new JdbiVault(database, new InMemorySecrets()));

  @Override
  public SigningKeys signingKeys() {
    return keys;
  }
}
