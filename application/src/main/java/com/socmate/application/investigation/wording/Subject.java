package com.socmate.application.investigation.wording;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// What can be counted, or counted by.
public enum Subject {
  ADDRESS(
      "(?:ip|ipv4|ipv6)(?:s|'s)?(?:[- ]?addr(?:ess(?:es)?)?)?|address(?:es)?|sources?|origins?"
          + "|networks?"),
  USER(
      "users?(?:names?)?|(?:user[- ])?accounts?|identit(?:y|ies)|upns?|(?:user )?principals?"
          + "|mailbox(?:es)?|people|persons?|employees?|logins? names?"),
  COMPUTER(
      "computers?|hosts?|machines?|servers?|endpoints?|devices?|workstations?|systems?|boxes|pcs?"
          + "|dcs?|hostnames?|domain controllers?"),
  APPLICATION("(?:client |cloud )?app(?:lication)?s?|(?:cloud )?services?"),
  COUNTRY("countr(?:y|ies)|locations?|regions?|nations?|geograph(?:y|ies)"),
  EVENT(
      "(?:\\S+ ){0,3}?(?:attempts?|failures?|fails?|failed|times|tries|events?|sign-?ins?|log-?[io]ns?"
          + "|logins?|authentications?|passwords?|errors?|hits|rows|records|entries|denials"
          + "|rejections|misses|guesses|unsuccessful|incorrect|wrong|bad|invalid)");

  private final String words;
  private final Pattern atStart;

  Subject(String words) {
    this.words = words;
    this.atStart =
        Pattern.compile(
            "^(?:(?:different|distinct|separate|unique|various|individual|new|unfamiliar|other|of"
                + "|our|the|its|their|remote|source|target|client|windows|internal|external|user"
                + "|cloud|single|same|one|1)[ -])*(?:"
                + words
                + ")\\b");
  }

  /// The pattern of the words for it.
  public String words() {
    return words;
  }

  /// The subject of a key as the domain names it.
  static Optional<Subject> ofKey(String key) {
    return switch (key) {
      case "ip" -> Optional.of(ADDRESS);
      case "account", "mailbox", "service principal" -> Optional.of(USER);
      case "host", "device" -> Optional.of(COMPUTER);
      case "app" -> Optional.of(APPLICATION);
      case "country", "location" -> Optional.of(COUNTRY);
      default -> Optional.empty();
    };
  }

  /// What a number before these words counts: many things stand in the plural, and what stands
  /// before them in the singular only says more of them ("account lockouts").
  static Optional<Subject> counted(String words) {
    return Arrays.stream(values())
        .flatMap(it -> it.match(words).stream())
        .findFirst()
        .flatMap(found ->
            found.subject() == EVENT || isPlural(found.text())
                ? Optional.of(found.subject())
                : counted(words.substring(found.end()).strip()));
  }

  private Optional<Found> match(String words) {
    var matcher = atStart.matcher(words);
    return matcher.find()
        ? Optional.of(new Found(this, matcher.group(), matcher.end()))
        : Optional.empty();
  }

  private static boolean isPlural(String text) {
    return (text.endsWith("s") && !text.endsWith("ss")) || text.endsWith("people");
  }

  private record Found(Subject subject, String text, int end) {}
}
