package com.socmate.adapters.audit.guard;

import com.socmate.application.port.HostPaces;
import com.socmate.application.port.HostPacesContract;

class OwnPacesTest implements HostPacesContract {
  private final OwnPaces paces = new OwnPaces();

  @Override
  public HostPaces paces() {
    return paces;
  }
}
