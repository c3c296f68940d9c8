package com.socmate.kql.function;

import com.socmate.kql.value.Value;

/// The parts of a file path, of Windows or Unix, with an optional scheme and alternate data stream.
final class PathParts {
  private PathParts() {}

  static Value parse(String path) {
    int mark = path.indexOf("://");
    String scheme = mark < 0 ? "" : path.substring(0, mark);
    String rest = mark < 0 ? path : path.substring(mark + 3);
    String root = root(rest, mark >= 0);
    int last = Math.max(rest.lastIndexOf('/'), rest.lastIndexOf('\\'));
    String file = rest.substring(last + 1);
    String stream = "";
    int colon = file.indexOf(':');
    if (colon >= 0 && !(last < 0 && colon == 1)) {
      stream = file.substring(colon + 1);
      file = file.substring(0, colon);
    }
    String directory = last < 0 ? "" : rest.substring(0, last);
    int folder = Math.max(directory.lastIndexOf('/'), directory.lastIndexOf('\\'));
    int dot = file.lastIndexOf('.');
    return ParsingFunctions.bag(
        "Scheme", scheme,
        "RootPath", root,
        "DirectoryPath", directory,
        "DirectoryName", directory.substring(folder + 1),
        "Filename", file,
        "Extension", dot < 0 ? "" : file.substring(dot + 1),
        "AlternateDataStreamName", stream);
  }

  private static String root(String path, boolean hasScheme) {
    if (path.length() >= 2 && path.charAt(1) == ':' && Character.isLetter(path.charAt(0))) {
      return path.substring(0, 2);
    }
    return !hasScheme && path.startsWith("/") && !path.startsWith("//") ? "/" : "";
  }
}
