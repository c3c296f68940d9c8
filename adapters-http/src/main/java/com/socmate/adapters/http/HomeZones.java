package com.socmate.adapters.http;

import com.socmate.application.port.Accounts;
import com.socmate.domain.identity.User;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The time zone that times are in where a caller names none: the caller's own, else UTC.
final class HomeZones {
  private static final ZoneId UTC = ZoneId.of("UTC");

  private final Accounts accounts;

  HomeZones(Accounts accounts) {
    this.accounts = accounts;
  }

  ZoneId of(Call call) {
    return accounts
        .find(call.principal().user())
        .map(User::zone)
        .filter(zone -> !zone.equals(ZoneOffset.UTC))
        .orElse(UTC);
  }
}
