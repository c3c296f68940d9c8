package com.socmate.adapters.audit.sandbox;

import java.util.regex.Pattern;

/// An image that holds a Java machine and the worker's classes, such as the product's own.
///
/// @param program that makes containers: `docker`, or what takes the same words
/// @param name of the image
/// @param java where the Java machine is in it
/// @param classPath where the classes are in it
public record ContainerImage(String program, String name, String java, String classPath) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@-]{0,254}");

  public ContainerImage {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("No image is named " + name + ".");
    }
  }

  /// The product's own image.
  public static ContainerImage ofProduct(String program, String name) {
    return new ContainerImage(
        program, name, "/opt/java/openjdk/bin/java", "/opt/socmate/worker/lib/*");
  }
}
