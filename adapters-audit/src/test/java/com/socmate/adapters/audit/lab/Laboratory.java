package com.socmate.adapters.audit.lab;

import com.socmate.adapters.audit.sandbox.SandboxSettings;
import com.socmate.domain.audit.library.KnownLibraries;
import com.socmate.domain.audit.library.Library;
import com.socmate.domain.audit.library.Weakness;
import com.socmate.domain.finding.Severity;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What audits of a laboratory are given.
public final class Laboratory {
  public static final KnownLibraries LIBRARIES =
      new KnownLibraries(
          List.of(
              new Library(
                  "jquery",
                  List.of(),
                  List.of(),
                  List.of(Pattern.compile("jQuery v([0-9.]+)")),
                  List.of(new Weakness("", "1.9.0", Severity.MEDIUM, "CVE-2012-6708", "XSS")))));

  private Laboratory() {}

  /// Rooms from which a host on loopback is reached, as fast as it answers.
  public static SandboxSettings rooms(String host) {
    return rooms(host, List.of());
  }

  /// @param roots trusted too, each DER in base64
  public static SandboxSettings rooms(String host, List<String> roots) {
    return new SandboxSettings(
        SandboxSettings.PROGRAMS,
        Optional.empty(),
        List.of(),
        roots,
        Map.of(host, InetAddress.getLoopbackAddress()),
        true,
        0);
  }
}
