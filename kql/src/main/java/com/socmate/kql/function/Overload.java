package com.socmate.kql.function;

import com.socmate.kql.function.Parameter.Count;
import java.util.List;

/// One way to call a function.
public record Overload(List<Parameter> parameters, ReturnRule returns, Kernel kernel) {
  /// The most arguments a call may have where a parameter repeats.
  public static final int MANY = 4096;

  public Overload {
    parameters = List.copyOf(parameters);
  }

  /// The fewest arguments a call may have.
  public int fewest() {
    return (int) parameters.stream().filter(it -> it.count() != Count.OPTIONAL).count();
  }

  /// The most arguments a call may have.
  public int most() {
    return block() == 0 ? parameters.size() : MANY;
  }

  /// Whether a call may have this many arguments.
  public boolean takes(int given) {
    if (given < fewest() || given > most()) {
      return false;
    }
    int block = block();
    return block == 0 || (given - (parameters.size() - block)) % block == 0;
  }

  /// The parameter that the argument at `place`, of `given`, goes to.
  public Parameter parameterAt(int place, int given) {
    int block = block();
    if (block == 0) {
      return parameters.get(place);
    }
    int before = 0;
    while (parameters.get(before).count() != Count.REPEATED) {
      before++;
    }
    int after = parameters.size() - before - block;
    if (place < before) {
      return parameters.get(place);
    }
    return place >= given - after
        ? parameters.get(parameters.size() - (given - place))
        : parameters.get(before + (place - before) % block);
  }

  private int block() {
    return (int) parameters.stream().filter(it -> it.count() == Count.REPEATED).count();
  }
}
