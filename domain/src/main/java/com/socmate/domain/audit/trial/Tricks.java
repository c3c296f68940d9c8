package com.socmate.domain.audit.trial;

import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.page.Tag;
import com.socmate.domain.audit.page.Tags;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Everything that is tried, each with what proves it. All of it is asked for with GET, holds
/// nothing that writes, and shows itself in the answer; nothing calls back, nothing waits.
public final class Tricks {
  private static final Pattern SQL_ERROR =
      Pattern.compile(
          "You have an error in your SQL syntax|unterminated quoted string at or near"
              + "|syntax error at or near|SQLITE_ERROR|SQLite3::|ORA-0\\d{4}"
              + "|Unclosed quotation mark after the character string"
              + "|quoted string not properly terminated|SQLSTATE\\[|PG::SyntaxError"
              + "|org\\.postgresql\\.util\\.PSQLException|java\\.sql\\.SQL\\w*Exception");
  private static final Pattern INSIDES =
      Pattern.compile(
          "Traceback \\(most recent call last\\)|at [\\w.$]+\\([\\w]+\\.java:\\d+\\)"
              + "|Fatal error: Uncaught|Werkzeug Debugger|Whitelabel Error Page"
              + "|at [\\w.<> ]+ \\(?/[\\w/.@-]+\\.[cm]?[jt]s:\\d+:\\d+\\)?");
  private static final Pattern OS_RELEASE =
      Pattern.compile("(?ms)^(?:PRETTY_NAME|NAME)=.*^ID=|^ID=.*^(?:PRETTY_NAME|NAME)=");
  private static final String NOT_REPEATED = "";

  private static final List<Trick> ALL =
      List.of(
          at(
              "markup",
              "INP-101",
              (nonce, _) ->
                  nonce.mark() + "'\"--></title></textarea></style></script><" + nonce.mark() + ">",
              (nonce, _) -> nonce.mark(),
              Tricks::hasElement,
              nonce -> "<" + nonce.mark(),
              "What is sent becomes an element of the page."),
          at(
              "sql-error",
              "INP-104",
              (nonce, value) -> value + "'\"" + nonce.mark(),
              (nonce, value) -> value + nonce.mark(),
              (answer, _) -> SQL_ERROR.matcher(answer.body()).find(),
              _ -> "SQL",
              "A quote breaks the database's query."),
          new BooleanPair(Dialect.SQL_QUOTED),
          new BooleanPair(Dialect.SQL),
          new BooleanPair(Dialect.XPATH),
          new BooleanPair(Dialect.LDAP),
          new BooleanPair(Dialect.DOCUMENTS),
          at(
              "entity",
              "INP-111",
              (nonce, _) ->
                  "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY e \""
                      + nonce.left()
                      + "\">]><a>&e;"
                      + nonce.right()
                      + "</a>",
              (nonce, _) -> "<a>" + nonce.left() + " " + nonce.right() + "</a>",
              (answer, nonce) -> answer.body().contains("" + nonce.left() + nonce.right()),
              nonce -> "" + nonce.left() + nonce.right(),
              "An entity that a document brings along is put in its place."),
          at(
              "parameter-added",
              "INP-113",
              (nonce, value) -> value + "&" + nonce.mark() + "=1",
              (nonce, value) -> value + nonce.mark() + "=1",
              Tricks::leadsWith,
              Nonce::mark,
              "What is sent adds a parameter to where the page leads."),
          at(
              "file-above",
              "INP-105",
              (nonce, _) -> "../".repeat(7 + nonce.number()) + "etc/os-release",
              (nonce, _) -> "../".repeat(7 + nonce.number()) + "etc/os-release-" + nonce.mark(),
              (answer, _) -> OS_RELEASE.matcher(answer.body()).find(),
              _ -> "ID=",
              "A file from outside the site's folder is served."),
          at(
              "file-absolute",
              "INP-105",
              (nonce, _) -> "/" + "./".repeat(nonce.number()) + "etc/os-release",
              (nonce, _) -> "/etc/os-release-" + nonce.mark(),
              (answer, _) -> OS_RELEASE.matcher(answer.body()).find(),
              _ -> "ID=",
              "A file named by its whole path is served."),
          at(
              "command-after",
              "INP-106",
              (nonce, value) -> value + ";echo $((" + nonce.left() + "*" + nonce.right() + "))",
              (nonce, value) -> value + " echo " + nonce.left() + "*" + nonce.right(),
              (answer, nonce) -> answer.body().contains(nonce.product()),
              Nonce::product,
              "A shell did a sum that was sent."),
          at(
              "command-quoted",
              "INP-106",
              (nonce, value) ->
                  value + "\";echo $((" + nonce.left() + "*" + nonce.right() + "));\"",
              (nonce, value) -> value + " echo " + nonce.left() + "*" + nonce.right(),
              (answer, nonce) -> answer.body().contains(nonce.product()),
              Nonce::product,
              "A shell did a sum that was sent."),
          template("template-braces", "{{", "}}"),
          template("template-dollar", "${", "}"),
          template("template-percent", "<%= ", " %>"),
          at(
              "line-break",
              "INP-108",
              (nonce, value) -> value + "\r\nX-Audit-" + nonce.mark() + ": 1",
              (nonce, value) -> value + "X-Audit-" + nonce.mark() + ": 1",
              (answer, nonce) -> answer.first("x-audit-" + nonce.mark()).isPresent(),
              _ -> NOT_REPEATED,
              "A line break that is sent begins a header of the answer."),
          redirection("redirect", "https://"),
          redirection("redirect-bare", "//"),
          at(
              "malformed",
              "ERR-101",
              (nonce, value) -> value + "'\"[{" + nonce.mark(),
              (_, value) -> value,
              (answer, _) ->
                  INSIDES.matcher(answer.body()).find() && !SQL_ERROR.matcher(answer.body()).find(),
              _ -> "at ",
              "A value of another kind makes the page show an error's insides."),
          new Injection(
              "forwarded-host",
              "INP-110",
              CachePoison.HEADER,
              (nonce, _) -> nonce.host(),
              (_, _) -> "",
              (answer, nonce) -> leadsTo(answer, nonce.host()),
              Nonce::host,
              "The page leads to whatever host X-Forwarded-Host names."),
          new CachePoison(),
          new Injection(
              "origin",
              "COR-001",
              "origin",
              (nonce, _) -> "https://" + nonce.host(),
              (_, _) -> "",
              (answer, nonce) -> lets(answer, "https://" + nonce.host()),
              _ -> NOT_REPEATED,
              "Any origin is named back, with credentials."),
          new Injection(
              "origin-null",
              "COR-002",
              "origin",
              (_, _) -> "null",
              (_, _) -> "",
              (answer, _) -> lets(answer, "null"),
              _ -> NOT_REPEATED,
              "The origin null may read with credentials."),
          new OriginPart(),
          new Injection(
              "origin-public",
              "COR-004",
              "origin",
              (nonce, _) -> "https://" + nonce.host(),
              (_, _) -> "",
              (answer, nonce) ->
                  OriginPart.namesBack(answer) && !lets(answer, "https://" + nonce.host()),
              _ -> NOT_REPEATED,
              "Any origin is named back, without credentials."),
          new HeadInstead(),
          OtherSpelling.encoded(),
          OtherSpelling.dotted(),
          OtherSpelling.slashed(),
          OtherSpelling.extended(),
          Sighting.socketOrigin(),
          Sighting.openOperation(),
          Sighting.storedMarkup());

  private Tricks() {}

  /// In the order they are tried.
  public static List<Trick> all() {
    return ALL;
  }

  public static Optional<Trick> named(String name) {
    return ALL.stream().filter(it -> it.name().equals(name)).findFirst();
  }

  private static Trick at(
      String name,
      String check,
      Injection.Payload payload,
      Injection.Payload harmless,
      BiPredicate<Exchange, Nonce> sign,
      Function<Nonce, String> trail,
      String found) {
    return new Injection(name, check, "", payload, harmless, sign, trail, found);
  }

  private static Trick template(String name, String opening, String closing) {
    return at(
        name,
        "INP-107",
        (nonce, _) -> opening + nonce.left() + "*" + nonce.right() + closing,
        (nonce, _) -> "(" + nonce.left() + "*" + nonce.right() + ")",
        (answer, nonce) -> answer.body().contains(nonce.product()),
        Nonce::product,
        "A template did a sum that was sent.");
  }

  private static Trick redirection(String name, String before) {
    return at(
        name,
        "INP-109",
        (nonce, _) -> before + nonce.host() + "/",
        (nonce, _) -> "/" + nonce.mark(),
        (answer, nonce) -> goesTo(answer, nonce.host()),
        Nonce::host,
        "The page sends its visitors to whatever host it is told.");
  }

  /// Only a page that is shown, and only what a browser would take for an element.
  private static boolean hasElement(Exchange answer, Nonce nonce) {
    return answer.isHtml()
        && (answer.status() < 300 || answer.status() >= 400)
        && Tags.of(answer.body()).stream().anyMatch(it -> it.is(nonce.mark()));
  }

  private static boolean goesTo(Exchange answer, String host) {
    boolean redirects = answer.status() >= 300 && answer.status() < 400;
    return (redirects && isAt(answer.first("location").orElse(""), host))
        || (answer.isHtml()
            && Tags.of(answer.body()).stream()
                .filter(it -> it.is("meta"))
                .filter(it -> it.attribute("http-equiv").orElse("").equalsIgnoreCase("refresh"))
                .map(it -> it.attribute("content").orElse("").replaceFirst("(?i).*url=", ""))
                .anyMatch(it -> isAt(it, host)));
  }

  /// A parameter of its own, as whoever follows the page's links or forms would send it.
  private static boolean leadsWith(Exchange answer, Nonce nonce) {
    return answer.isHtml()
        && Tags.of(answer.body()).stream()
            .flatMap(
                tag -> Stream.of("href", "src", "action").flatMap(it -> tag.attribute(it).stream()))
            .filter(it -> it.contains("?"))
            .flatMap(it -> Stream.of(it.split("\\?", 2)[1].split("&")))
            .anyMatch(it -> it.startsWith(nonce.mark() + "="));
  }

  private static boolean isAt(String address, String host) {
    try {
      var whole = address.startsWith("//") ? "https:" + address : address;
      return host.equals(Objects.requireNonNullElse(URI.create(whole.strip()).getHost(), ""));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static boolean leadsTo(Exchange answer, String host) {
    return isAt(answer.first("location").orElse(""), host)
        || (answer.isHtml()
            && Tags.of(answer.body()).stream()
                .map(Tag::attributes)
                .flatMap(it -> it.values().stream())
                .anyMatch(it -> isAt(it, host)));
  }

  private static boolean lets(Exchange answer, String origin) {
    return answer.first("access-control-allow-origin").orElse("").equals(origin)
        && answer.first("access-control-allow-credentials").orElse("").strip().equals("true");
  }
}
