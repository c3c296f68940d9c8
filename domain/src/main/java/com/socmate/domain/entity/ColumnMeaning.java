package com.socmate.domain.entity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a column of a log names, judged by what it is called: the same in every table, so that
/// plans, sessions and the graph mean the same thing by the same column.
public final class ColumnMeaning {
  private static final Map<EntityKind, Pattern> NAMES = new LinkedHashMap<>();

  static {
    named(
        EntityKind.EMAIL,
        "(?:sender|recipient|p1|p2)\\w*(?:address|mail)|recipient(?:emailaddress)?|sender|mailbox\\w*");
    named(EntityKind.HASH, "(?:file)?(?:hash|md5|sha1|sha256|sha512)(?:value)?\\w*");
    named(EntityKind.URL, "(?:request|remote|source|destination)?ur[il]s?");
    named(
        EntityKind.IP,
        "\\w*(?:ip(?:v4|v6)?(?:addr(?:ess)?)?|ipaddresses?)|\\w*caller(?:ip)?address|callerip");
    named(
        EntityKind.DOMAIN,
        "domain(?:name)?|destinationhostname|dnsquery|queryname|destinationdomain");
    named(
        EntityKind.HOST,
        "computer|(?:source|device|dvc|local|host)?(?:hostname|devicename|machinename)|workstationname|host|machine|endpoint");
    named(
        EntityKind.USER,
        "(?:user|subject|target|source|destination|requester|initiated)?(?:userprincipalname|upn|username|useraccount|account|accountname|accountupn|userid)|user|caller|actor|identity|principal|member");
    named(EntityKind.PROCESS, "(?:new|parent|initiating)?process(?:name|filename)?|image|filename");
  }

  private ColumnMeaning() {}

  private static void named(EntityKind kind, String names) {
    NAMES.put(kind, Pattern.compile("(?i)(?:" + names + ")"));
  }

  /// What the values of a column of that name are; empty for times, numbers and texts.
  public static Optional<EntityKind> of(String column) {
    return NAMES.entrySet().stream()
        .filter(it -> it.getValue().matcher(column).matches())
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
