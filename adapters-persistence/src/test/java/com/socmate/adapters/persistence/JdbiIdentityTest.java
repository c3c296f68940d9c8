package com.socmate.adapters.persistence;

import com.socmate.application.port.IdentityContract;
import com.socmate.application.port.IdentityPorts;

class JdbiIdentityTest implements IdentityContract {
  private final Database database = TestPostgres.database();
  private final IdentityPorts ports =
      new IdentityPorts(
          new JdbiDirectory(database),
          new JdbiSignIns(database),
          new JdbiOneTimeSecrets(database),
          new JdbiLocalLogins(database));

  @Override
  public IdentityPorts identity() {
    return ports;
  }
}
