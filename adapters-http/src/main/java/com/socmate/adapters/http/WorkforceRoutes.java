package com.socmate.adapters.http;

import com.socmate.application.port.Workforce;
import com.socmate.domain.identity.Scope;
import java.util.List;

/// Who executes runs, and what waits for them.
public final class WorkforceRoutes implements Routes {
  private static final int LANES = 10;

  private final Workforce workforce;

  public WorkforceRoutes(Workforce workforce) {
    this.workforce = workforce;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/api/admin/workers", this::look).needs(Scope.ADMIN_READ));
  }

  private Answer look(Call call) {
    call.parameters();
    return Answer.ok(WorkforceJson.from(workforce.look(LANES)));
  }
}
