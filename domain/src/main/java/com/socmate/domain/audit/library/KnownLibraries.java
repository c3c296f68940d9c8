package com.socmate.domain.audit.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Recognises libraries by where a script comes from and by what stands in it.
public final class KnownLibraries {
  public static final KnownLibraries NONE = new KnownLibraries(List.of());

  /// What file names have after the version.
  private static final Pattern PACKED = Pattern.compile("(?:[.-](?:min|slim))+$");

  private final List<Library> libraries;

  public KnownLibraries(List<Library> libraries) {
    this.libraries = List.copyOf(libraries);
  }

  public boolean isEmpty() {
    return libraries.isEmpty();
  }

  /// The libraries a script is or holds. Its text is believed before its address.
  public List<FoundLibrary> in(String address, String text) {
    List<FoundLibrary> found = new ArrayList<>();
    var file = address.substring(address.lastIndexOf('/') + 1);
    for (Library library : libraries) {
      version(library.texts(), text)
          .or(() -> version(library.addresses(), address))
          .or(() -> version(library.fileNames(), file))
          .ifPresent(version -> found.add(judged(library, version)));
    }
    return found;
  }

  private static FoundLibrary judged(Library library, String version) {
    var parsed = new LibraryVersion(version);
    return new FoundLibrary(
        library.name(),
        version,
        library.weaknesses().stream().filter(it -> it.concerns(parsed)).toList());
  }

  private static Optional<String> version(List<Pattern> patterns, String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return patterns.stream().flatMap(it -> match(it, text).stream()).findFirst();
  }

  /// A pattern that takes too many steps over a hostile text does not match it.
  private static Optional<String> match(Pattern pattern, String text) {
    try {
      Matcher matcher = pattern.matcher(new SteppedText(text));
      return matcher.find() && matcher.groupCount() > 0
          ? Optional.ofNullable(matcher.group(1)).map(it -> PACKED.matcher(it).replaceAll(""))
          : Optional.empty();
    } catch (SteppedText.TooManySteps | StackOverflowError _) {
      return Optional.empty();
    }
  }
}
