package com.socmate.kql.function;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Browser, operating system and device of a user agent, for the families met most.
final class UserAgentParts {
  private record Family(String name, Pattern pattern) {
    Family(String name, String regex) {
      this(name, Pattern.compile(regex));
    }
  }

  private static final List<Family> BROWSERS =
      List.of(
          new Family("Edge", "(?:Edge|Edg|EdgA|EdgiOS)/(\\d+)\\.(\\d+)(?:\\.(\\d+))?"),
          new Family("Opera", "(?:OPR|Opera)/(\\d+)\\.(\\d+)(?:\\.(\\d+))?"),
          new Family("Firefox", "(?:Firefox|FxiOS)/(\\d+)\\.(\\d+)(?:\\.(\\d+))?"),
          new Family("Chrome", "(?:Chrome|CriOS)/(\\d+)\\.(\\d+)(?:\\.(\\d+))?"),
          new Family("Safari", "Version/(\\d+)\\.(\\d+)(?:\\.(\\d+))?.*Safari/"),
          new Family("IE", "(?:MSIE |Trident/.*rv:)(\\d+)\\.(\\d+)()"),
          new Family("curl", "curl/(\\d+)\\.(\\d+)(?:\\.(\\d+))?"),
          new Family("Python Requests", "python-requests/(\\d+)\\.(\\d+)(?:\\.(\\d+))?"));

  private static final List<Family> SYSTEMS =
      List.of(
          new Family("Windows", "Windows NT (\\d+)\\.(\\d+)()"),
          new Family("iOS", "(?:iPhone|iPad|iPod).* OS (\\d+)_(\\d+)(?:_(\\d+))?"),
          new Family("Mac OS X", "Mac OS X (\\d+)[_.](\\d+)(?:[_.](\\d+))?"),
          new Family("Android", "Android (\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?"),
          new Family("Linux", "Linux()()()"));

  private static final Map<String, String> WINDOWS =
      Map.of("10.0", "10", "6.3", "8.1", "6.2", "8", "6.1", "7", "6.0", "Vista", "5.1", "XP");

  private UserAgentParts() {}

  static Value parse(String agent, Value lookFor) {
    Set<String> wanted =
        lookFor instanceof Value.Array(List<Value> items)
            ? items.stream().map(ValueText::of).collect(Collectors.toSet())
            : lookFor.isNull() ? Set.of("browser", "os", "device") : Set.of(ValueText.of(lookFor));
    Map<String, Value> parts = new LinkedHashMap<>();
    if (wanted.contains("browser")) {
      parts.put("Browser", describe(agent, BROWSERS, "Patch"));
    }
    if (wanted.contains("os")) {
      parts.put("OperatingSystem", describe(agent, SYSTEMS, "Patch"));
    }
    if (wanted.contains("device")) {
      parts.put("Device", device(agent));
    }
    return new Value.Bag(parts);
  }

  private static Value describe(String agent, List<Family> families, String third) {
    for (Family family : families) {
      Matcher matcher = family.pattern().matcher(agent);
      if (matcher.find()) {
        String major = text(matcher.group(1));
        String minor = text(matcher.group(2));
        boolean windows = family.name().equals("Windows");
        return ParsingFunctions.bag(
            "Family",
            family.name(),
            "MajorVersion",
            windows ? WINDOWS.getOrDefault(major + "." + minor, major) : major,
            "MinorVersion",
            windows ? "" : minor,
            third,
            text(matcher.group(3)));
      }
    }
    return ParsingFunctions.bag(
        "Family", "Other", "MajorVersion", "", "MinorVersion", "", third, "");
  }

  private static String text(@Nullable String group) {
    return group == null ? "" : group;
  }

  private static Value device(String agent) {
    for (String name : List.of("iPhone", "iPad", "Mac")) {
      if (agent.contains(name)) {
        return ParsingFunctions.bag("Family", name, "Brand", "Apple", "Model", name);
      }
    }
    String family = agent.contains("Android") ? "Generic Smartphone" : "Other";
    return ParsingFunctions.bag("Family", family, "Brand", "", "Model", "");
  }
}
