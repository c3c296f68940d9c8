package com.socmate.domain.entity;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Turns what a log or a person wrote into the one name of what is meant.
final class NormalForm {
  /// What logs write where there is nobody or nothing; as entities they would tie all to all.
  private static final Set<String> NOTHING =
      Set.of(
          "-",
          "--",
          "n/a",
          "na",
          "none",
          "null",
          "(null)",
          "<null>",
          "unknown",
          "not available",
          "localhost",
          "0.0.0.0",
          "127.0.0.1",
          "::",
          "::1",
          "system",
          "local service",
          "network service",
          "anonymous logon",
          "nt authority\\system",
          "nt authority\\local service",
          "nt authority\\network service",
          "nt authority\\anonymous logon");

  private static final Pattern ADDRESS_WITH_PORT =
      Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}):\\d{1,5}|\\[([^\\]]+)](?::\\d{1,5})?");
  private static final Pattern HOST = Pattern.compile("[a-z0-9_](?:[a-z0-9._-]{0,252}[a-z0-9_])?");
  private static final Pattern DOMAIN =
      Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.)+[a-z0-9-]{2,63}");
  private static final Pattern URL =
      Pattern.compile("(?i)(?:([a-z][a-z0-9+.-]*)://)?([^/?#\\s]+)([^#\\s]*)(?:#\\S*)?");
  private static final Pattern USUAL_PORT = Pattern.compile("^(http://.*):80$|^(https://.*):443$");

  private NormalForm() {}

  static List<EntityName> of(EntityKind kind, String written) {
    if (written.length() > EntityName.LONGEST || !isWritable(written)) {
      return List.of();
    }
    var text = new Refanged(written.strip()).text();
    if (text.isEmpty() || NOTHING.contains(lower(text))) {
      return List.of();
    }
    return switch (kind) {
      case IP -> one(EntityKind.IP, address(text));
      case USER -> one(EntityKind.USER, Optional.of(lower(text)));
      case HOST -> host(text);
      case DOMAIN -> domain(text);
      case HASH -> within(text, EntityType.HASH, EntityKind.HASH, _ -> true);
      case EMAIL -> within(text, EntityType.ACCOUNT, EntityKind.EMAIL, it -> it.indexOf('@') > 0);
      case URL -> one(EntityKind.URL, url(text));
      case PROCESS -> one(EntityKind.PROCESS, program(text));
    };
  }

  /// What cannot be kept as text, or would move the cursor of whoever reads it, is no name.
  private static boolean isWritable(String text) {
    return text.codePoints().noneMatch(Character::isISOControl)
        && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static List<EntityName> one(EntityKind kind, Optional<String> value) {
    return value
        .filter(it -> !it.isEmpty() && !NOTHING.contains(it))
        .filter(it -> it.getBytes(StandardCharsets.UTF_8).length <= EntityName.LONGEST)
        .map(it -> List.of(new EntityName(kind, it)))
        .orElse(List.of());
  }

  private static Optional<String> address(String text) {
    var ported = ADDRESS_WITH_PORT.matcher(text);
    var bare =
        !ported.matches() ? text : ported.group(1) != null ? ported.group(1) : ported.group(2);
    int zone = bare.indexOf('%');
    return Addresses.canonical(zone < 0 ? bare : bare.substring(0, zone));
  }

  private static List<EntityName> host(String text) {
    var name = withoutDot(lower(text.startsWith("\\\\") ? text.substring(2) : text));
    return orAddress(text, EntityKind.HOST, Optional.of(name).filter(it -> matches(HOST, it)));
  }

  private static List<EntityName> domain(String text) {
    return orAddress(
        text, EntityKind.DOMAIN, ascii(withoutDot(text)).filter(it -> matches(DOMAIN, it)));
  }

  private static List<EntityName> orAddress(
      String text, EntityKind kind, Optional<String> otherwise) {
    var address = address(text);
    return address.isPresent() ? one(EntityKind.IP, address) : one(kind, otherwise);
  }

  private static List<EntityName> within(
      String text, EntityType type, EntityKind kind, Predicate<String> accepts) {
    return Entities.in(text).stream()
        .filter(it -> it.type() == type && accepts.test(it.value()))
        .flatMap(it -> one(kind, Optional.of(lower(it.value()))).stream())
        .distinct()
        .toList();
  }

  /// Scheme and host in lower case, without the usual port and without what a browser keeps to
  /// itself.
  private static Optional<String> url(String text) {
    var parts = URL.matcher(text);
    if (!parts.matches() || (parts.group(1) == null && !looksServed(parts.group(2)))) {
      return Optional.empty();
    }
    var scheme = parts.group(1) == null ? "" : lower(parts.group(1)) + "://";
    var server = USUAL_PORT.matcher(scheme + lower(parts.group(2))).replaceFirst("$1$2");
    return Optional.of(server + (parts.group(3).equals("/") ? "" : parts.group(3)));
  }

  private static boolean looksServed(String server) {
    var host = lower(server).replaceFirst(":\\d{1,5}$", "");
    return matches(DOMAIN, host) || Addresses.isV4(host);
  }

  /// The file without its folders: what runs as `C:\Windows\System32\cmd.exe` is `cmd.exe`.
  private static Optional<String> program(String text) {
    var path = text.replaceAll("^[\"']+|[\"']+$", "");
    int slash = Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/'));
    return Optional.of(lower(path.substring(slash + 1).strip()));
  }

  private static Optional<String> ascii(String name) {
    try {
      return Optional.of(lower(IDN.toASCII(name, IDN.ALLOW_UNASSIGNED)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String withoutDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static boolean matches(Pattern pattern, String text) {
    return pattern.matcher(text).matches();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
