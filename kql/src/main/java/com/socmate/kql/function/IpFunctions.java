package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.BOOL;
import static com.socmate.kql.type.ScalarType.DYNAMIC;
import static com.socmate.kql.type.ScalarType.LONG;
import static com.socmate.kql.type.ScalarType.STRING;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Functions over addresses and ranges of IPv4 and IPv6. What is no address gives null.
final class IpFunctions {
  private static final Pattern V4_IN_TEXT =
      Pattern.compile("\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  private static final List<IpAddress> PRIVATE =
      Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")
          .flatMap(it -> IpAddress.parse(it).stream())
          .toList();
  private static final int V4_OFFSET = 96;

  private IpFunctions() {}

  static List<ScalarFunction> all() {
    List<ScalarFunction> functions = new ArrayList<>();
    functions.add(
        v4(
            "ipv4_is_private",
            BOOL,
            (_, ip) -> Values.of(PRIVATE.stream().anyMatch(it -> it.matches(ip, 128)))));
    functions.add(
        v4("ipv4_netmask_suffix", LONG, (_, ip) -> Values.of((long) ip.prefix() - V4_OFFSET)));
    functions.add(v4("parse_ipv4", LONG, (_, ip) -> Values.of(ip.toV4Number(ip.prefix()))));
    functions.add(
        v4(
            "parse_ipv4_mask",
            LONG,
            (row, ip) -> Values.of(ip.toV4Number(V4_OFFSET + Math.clamp(row.whole(1), 0, 32))),
            Define.integer("prefix")));
    functions.add(
        comparison("ipv4_compare", LONG, true, sign -> Values.of((long) Integer.signum(sign))));
    functions.add(comparison("ipv4_is_match", BOOL, true, sign -> Values.of(sign == 0)));
    functions.add(
        comparison("ipv6_compare", LONG, false, sign -> Values.of((long) Integer.signum(sign))));
    functions.add(comparison("ipv6_is_match", BOOL, false, sign -> Values.of(sign == 0)));
    functions.add(inRange("ipv4_is_in_range", true));
    functions.add(inRange("ipv6_is_in_range", false));
    functions.add(inAnyRange("ipv4_is_in_any_range", true));
    functions.add(inAnyRange("ipv6_is_in_any_range", false));
    functions.add(
        Define.strict(
            "parse_ipv6",
            STRING,
            row ->
                IpAddress.parse(row.text(0))
                    .map(it -> Values.of(it.v6Text(it.prefix())))
                    .orElse(Values.EMPTY_TEXT),
            Define.text("ip")));
    functions.add(
        Define.strict(
            "parse_ipv6_mask",
            STRING,
            row ->
                IpAddress.parse(row.text(0))
                    .map(it -> Values.of(it.v6Text(Math.clamp(row.whole(1), 0, it.prefix()))))
                    .orElse(Values.EMPTY_TEXT),
            Define.text("ip"),
            Define.integer("prefix")));
    functions.addAll(formats());
    functions.add(inText("has_ipv4", false, true));
    functions.add(inText("has_ipv4_prefix", true, true));
    functions.add(inText("has_any_ipv4", false, false));
    functions.add(inText("has_any_ipv4_prefix", true, false));
    functions.add(
        Define.lenient(
            "ipv4_range_to_cidr_list",
            DYNAMIC,
            row -> cidrs(row.text(0), row.text(1)),
            Define.text("start"),
            Define.text("end")));
    functions.add(
        Define.lenient(
            "geo_info_from_ip_address",
            DYNAMIC,
            row -> row.evaluation().geoIp().locate(row.text(0)),
            Define.text("ip")));
    return functions;
  }

  @FunctionalInterface
  private interface OfAddress {
    Value apply(Row row, IpAddress ip);
  }

  private static ScalarFunction v4(
      String name, ScalarType type, OfAddress function, Parameter... more) {
    List<Parameter> parameters = new ArrayList<>(List.of(Define.text("ip")));
    parameters.addAll(List.of(more));
    return Define.strict(
        name,
        type,
        row ->
            IpAddress.parseV4(row.text(0)).map(ip -> function.apply(row, ip)).orElse(Values.NULL),
        parameters.toArray(Parameter[]::new));
  }

  @FunctionalInterface
  private interface OfSign {
    Value apply(int sign);
  }

  private static ScalarFunction comparison(
      String name, ScalarType type, boolean onlyV4, OfSign result) {
    return Define.strict(
        name,
        type,
        row -> {
          Optional<IpAddress> left = parse(row.text(0), onlyV4);
          Optional<IpAddress> right = parse(row.text(1), onlyV4);
          if (left.isEmpty() || right.isEmpty()) {
            return Values.NULL;
          }
          boolean v4Mask = onlyV4 || (left.get().isV4() && right.get().isV4());
          long mask = row.wholeOr(2, 128);
          long bits = row.has(2) && v4Mask ? mask + V4_OFFSET : mask;
          return result.apply(left.get().compare(right.get(), Math.clamp(bits, 0, 128)));
        },
        Define.text("ip1"),
        Define.text("ip2"),
        Define.integer("prefix").optional());
  }

  private static Optional<IpAddress> parse(String text, boolean onlyV4) {
    return onlyV4 ? IpAddress.parseV4(text) : IpAddress.parse(text);
  }

  private static ScalarFunction inRange(String name, boolean onlyV4) {
    return Define.strict(
        name,
        BOOL,
        row -> contains(parse(row.text(0), onlyV4), parse(row.text(1), onlyV4)),
        Define.text("ip"),
        Define.text("range"));
  }

  private static Value contains(Optional<IpAddress> ip, Optional<IpAddress> range) {
    return ip.isEmpty() || range.isEmpty()
        ? Values.NULL
        : Values.of(ip.get().matches(range.get(), 128));
  }

  private static ScalarFunction inAnyRange(String name, boolean onlyV4) {
    Kernel kernel =
        Define.kernel(
            BOOL,
            row -> {
              Optional<IpAddress> ip = parse(row.text(0), onlyV4);
              return ip.isEmpty()
                  ? Values.NULL
                  : Values.of(
                      texts(row).stream()
                          .flatMap(it -> parse(it, onlyV4).stream())
                          .anyMatch(it -> it.matches(ip.get(), 128)));
            });
    return Define.function(
        name,
        Define.overload(BOOL, kernel, Define.textOrDynamic("ip"), Define.text("range").repeated()),
        Define.overload(BOOL, kernel, Define.textOrDynamic("ip"), Define.json("ranges")));
  }

  private static List<String> texts(Row row) {
    List<String> texts = new ArrayList<>();
    for (int i = 1; i < row.size(); i++) {
      if (row.isArray(i)) {
        row.items(i).forEach(it -> texts.add(ValueText.of(it)));
      } else {
        texts.add(row.text(i));
      }
    }
    return texts;
  }

  private static List<ScalarFunction> formats() {
    return List.of(
        Define.lenient(
            "format_ipv4",
            STRING,
            row -> Values.of(formatted(row, false)),
            Define.any("ip"),
            Define.integer("prefix").optional()),
        Define.lenient(
            "format_ipv4_mask",
            STRING,
            row -> Values.of(formatted(row, true)),
            Define.any("ip"),
            Define.integer("prefix").optional()));
  }

  private static String formatted(Row row, boolean withMask) {
    long asked = row.wholeOr(1, 32);
    long number;
    long prefix = asked;
    if (Numbers.isWhole(row.value(0))) {
      number = row.whole(0);
      if (number < 0 || number > 0xffffffffL) {
        return "";
      }
    } else {
      Optional<IpAddress> ip = IpAddress.parseV4(row.text(0));
      if (ip.isEmpty()) {
        return "";
      }
      prefix = Math.min(asked, ip.get().prefix() - V4_OFFSET);
      number = ip.get().toV4Number(128);
    }
    if (asked < 0 || asked > 32) {
      return "";
    }
    long mask = prefix == 0 ? 0 : -1L << (32 - prefix);
    return IpAddress.v4Text(number & mask) + (withMask ? "/" + prefix : "");
  }

  private static ScalarFunction inText(String name, boolean prefix, boolean one) {
    Kernel kernel =
        Define.kernel(
            BOOL,
            row -> {
              List<String> sought = texts(row);
              Matcher matcher = V4_IN_TEXT.matcher(row.text(0));
              while (matcher.find()) {
                if (stands(row.text(0), matcher.start(), matcher.end())
                    && sought.stream().anyMatch(it -> fits(matcher.group(), it, prefix))) {
                  return Values.TRUE;
                }
              }
              return Values.FALSE;
            });
    Parameter source = Define.textOrDynamic("source");
    return one
        ? Define.function(name, Define.overload(BOOL, kernel, source, Define.text("ip")))
        : Define.function(
            name,
            Define.overload(BOOL, kernel, source, Define.text("ip").repeated()),
            Define.overload(BOOL, kernel, source, Define.json("ips")));
  }

  private static boolean stands(String text, int from, int to) {
    return (from == 0
            || !(TextSearch.isTermPart(text.charAt(from - 1)) || text.charAt(from - 1) == '.'))
        && (to == text.length()
            || !(TextSearch.isTermPart(text.charAt(to))
                || (text.charAt(to) == '.'
                    && to + 1 < text.length()
                    && Character.isDigit(text.charAt(to + 1)))));
  }

  private static boolean fits(String found, String sought, boolean prefix) {
    if (IpAddress.parseV4(found).isEmpty()) {
      return false;
    }
    if (!prefix) {
      return found.equals(sought);
    }
    return found.startsWith(sought)
        && (sought.endsWith(".") || IpAddress.parseV4(sought).isPresent());
  }

  private static Value cidrs(String start, String end) {
    Optional<IpAddress> first = IpAddress.parseV4(start);
    Optional<IpAddress> last = IpAddress.parseV4(end);
    if (first.isEmpty() || last.isEmpty()) {
      return Values.NULL;
    }
    long at = first.get().toV4Number(128);
    long to = last.get().toV4Number(128);
    List<Value> blocks = new ArrayList<>();
    while (at <= to) {
      int size = at == 0 ? 32 : Long.numberOfTrailingZeros(at);
      while (at + (1L << size) - 1 > to) {
        size--;
      }
      blocks.add(Values.of(IpAddress.v4Text(at) + "/" + (32 - size)));
      at += 1L << size;
    }
    return new Value.Array(blocks);
  }
}
