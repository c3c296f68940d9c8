package com.socmate.domain.audit.crawl;

import com.socmate.domain.audit.AuditTarget;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// An address of the audited site, in the one form that stands for all ways to write it: no dots to
/// go up by, no fragment, no session's name, parameters in the order of their names.
///
/// @param base scheme, host and port
/// @param path begins with a slash
/// @param query without the question mark; empty where there is none
public record WebAddress(String base, String path, String query) implements Comparable<WebAddress> {
  private static final int LONGEST = 2_000;
  private static final Pattern ILLEGAL = Pattern.compile("[^A-Za-z0-9\\-._~:/?#@!$&'()*+,;=%]");
  private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final Pattern ENCODED = Pattern.compile("%([0-9A-Fa-f]{2})");
  private static final Pattern SESSION_IN_PATH = Pattern.compile("(?i);jsessionid=[^/;?]*");
  private static final Pattern NOISE =
      Pattern.compile("(?i)(jsessionid|phpsessid|sessionid|utm_[a-z]+|gclid|fbclid)(=.*)?");

  /// Where a link of a page leads, if it stays on the site.
  ///
  /// @param base of the site as it is walked through; both its schemes lead there
  /// @param from the page's own address
  public static Optional<WebAddress> of(AuditTarget target, String base, String from, String link) {
    try {
      var clean = legal(link.strip().replaceAll("[\\t\\r\\n]", "").split("#", 2)[0]);
      if (clean.isEmpty() || clean.length() > LONGEST) {
        return Optional.empty();
      }
      var start = URI.create(from);
      var uri =
          clean.startsWith("?") ? URI.create(withoutQuery(from) + clean) : start.resolve(clean);
      return isOf(target, uri) ? Optional.of(canonical(base, uri.normalize())) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static boolean isOf(AuditTarget target, URI uri) {
    if (uri.getHost() == null || !uri.getHost().toLowerCase(Locale.ROOT).equals(target.host())) {
      return false;
    }
    return switch (String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)) {
      case "http" -> (uri.getPort() < 0 ? 80 : uri.getPort()) == target.httpPort();
      case "https" -> (uri.getPort() < 0 ? 443 : uri.getPort()) == target.httpsPort();
      default -> false;
    };
  }

  private static String withoutQuery(String address) {
    return address.split("\\?", 2)[0];
  }

  private static WebAddress canonical(String base, URI uri) {
    var path = uri.getRawPath() == null ? "" : uri.getRawPath();
    while (path.startsWith("/../")) {
      path = path.substring(3);
    }
    path = SESSION_IN_PATH.matcher(path).replaceAll("");
    var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    return new WebAddress(
        base,
        plain(path.isEmpty() ? "/" : path),
        Arrays.stream(query.split("&"))
            .filter(it -> !it.isEmpty() && !NOISE.matcher(it).matches())
            .map(WebAddress::plain)
            .distinct()
            .sorted()
            .collect(Collectors.joining("&")));
  }

  /// Characters that an address cannot hold, as bytes in hexadecimal.
  private static String legal(String link) {
    var percents = STRAY_PERCENT.matcher(link).replaceAll("%25");
    return ILLEGAL
        .matcher(percents)
        .replaceAll(found -> Matcher.quoteReplacement(Parameter.encoded(found.group())));
  }

  /// What need not be encoded is not; what is, is in capitals.
  private static String plain(String text) {
    return ENCODED
        .matcher(text)
        .replaceAll(found -> {
          char character = (char) Integer.parseInt(found.group(1), 16);
          boolean free =
              character < 128
                  && (Character.isLetterOrDigit(character) || "-._~".indexOf(character) >= 0);
          return Matcher.quoteReplacement(
              free ? String.valueOf(character) : found.group().toUpperCase(Locale.ROOT));
        });
  }

  /// With the path and query of another.
  public WebAddress with(String newQuery) {
    return new WebAddress(base, path, newQuery);
  }

  public List<Parameter> parameters() {
    return query.isEmpty()
        ? List.of()
        : Arrays.stream(query.split("&")).map(Parameter::read).toList();
  }

  public String url() {
    return base + path + (query.isEmpty() ? "" : "?" + query);
  }

  /// The folder it is in.
  public String folder() {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  /// The same for all addresses that are served alike: names of things are left out.
  public String template() {
    return RouteTemplate.of(path);
  }

  /// What is asked for only so often: the template, and which parameters there are.
  public String kind() {
    return template()
        + parameters().stream()
            .map(Parameter::name)
            .sorted()
            .collect(Collectors.joining(",", "?", ""));
  }

  @Override
  public int compareTo(WebAddress other) {
    return url().compareTo(other.url());
  }
}
