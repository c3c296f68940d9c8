package com.socmate.application.provider;

import com.socmate.application.port.LogWorkspace;
import com.socmate.application.port.Siem;

/// The logs of each provider by its name, so that what is asked of a schedule is asked of the
/// provider that its runs will ask.
@FunctionalInterface
public interface ProviderLogs {
  /// Of a provider that nobody configured any more, logs that say so.
  LogWorkspace of(String provider);

  static ProviderLogs from(Siem siem) {
    return provider -> siem.logs(provider).orElseGet(() -> new GoneLogs(provider));
  }
}
