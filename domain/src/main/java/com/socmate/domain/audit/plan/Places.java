package com.socmate.domain.audit.plan;

import com.socmate.domain.workspace.DomainName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The hosts and paths that a brief names. Targets are the limit: a host that is none is ignored.
final class Places {
  private static final Pattern HOST =
      Pattern.compile(
          "(?i)(?<![\\w/@.-])(?:https?://)?((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,24})(?::\\d+)?"
              + "(/[\\w.~%/-]*)?");
  private static final Pattern PATH = Pattern.compile("(?<![\\w./:-])(/[\\w~%-][\\w.~%/-]*)");
  private static final Pattern TRAILING = Pattern.compile("[.,/]+$");
  private static final Set<String> FILES =
      Set.of(
          "php", "html", "htm", "txt", "js", "mjs", "css", "json", "xml", "asp", "aspx", "jsp",
          "env", "git", "zip", "sql", "md", "map", "yml", "yaml", "bak");

  final Set<DomainName> wanted = new LinkedHashSet<>();
  final Set<DomainName> unwanted = new LinkedHashSet<>();
  final Set<String> strangers = new LinkedHashSet<>();
  final Set<String> within = new LinkedHashSet<>();
  final Set<String> without = new LinkedHashSet<>();

  Places(Clauses brief, List<DomainName> targets) {
    for (var named : brief.named(HOST)) {
      var text = named.words().group(1).toLowerCase(Locale.ROOT);
      if (!FILES.contains(text.substring(text.lastIndexOf('.') + 1))) {
        host(new DomainName(text), named.wanted(), named.words().group(2), targets);
      }
    }
    for (var named : brief.named(PATH)) {
      path(named.words().group(1), named.wanted());
    }
  }

  private void host(
      DomainName host, boolean isWanted, @Nullable String path, List<DomainName> targets) {
    if (!targets.contains(host)) {
      if (isWanted) {
        strangers.add(host.value());
      }
      return;
    }
    if (path != null && path.length() > 1) {
      path(path, isWanted);
    }
    if (isWanted) {
      wanted.add(host);
    } else if (path == null || path.length() < 2) {
      unwanted.add(host);
    }
  }

  private void path(String path, boolean isWanted) {
    var bare = TRAILING.matcher(path).replaceAll("");
    if (bare.length() > 1) {
      (isWanted ? within : without).add(bare);
    }
  }
}
