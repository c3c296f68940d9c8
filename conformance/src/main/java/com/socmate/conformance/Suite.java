package com.socmate.conformance;

import java.util.stream.Stream;

/// One kind of vector file. A suite reads the vectors one by one, so a file may be larger than
/// memory, and never throws for a vector that merely does not hold: that is a [Result].
public interface Suite {

  /// What it is called on the command line.
  String name();

  /// One result per vector, in the order of the file. Throws [MalformedVectors] for a file that is
  /// not of this suite's form.
  Stream<Result> run(VectorFile file);
}
