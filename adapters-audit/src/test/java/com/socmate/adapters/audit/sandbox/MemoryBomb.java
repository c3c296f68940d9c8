package com.socmate.adapters.audit.sandbox;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// What a worker that was taken over could do to the machine: take memory without end, from the
/// Java machine or past it.
final class MemoryBomb {
  static final String OF_OBJECTS = "objects";
  static final String OF_PAGES = "pages";

  /// Not only asked for, but written to.
  static final String OF_TAKEN_PAGES = "taken pages";

  /// Added to how many blocks were had, so that it is no other end's number.
  static final int PAGES_HAD = 100;

  static final int BLOCK_MEBIBYTES = 128;
  private static final int FAR_TOO_MANY = 100;

  private MemoryBomb() {}

  public static void main(String[] arguments) throws Throwable {
    System.in.readAllBytes();
    if (arguments[0].equals(OF_OBJECTS)) {
      objects();
    } else {
      Runtime.getRuntime().halt(PAGES_HAD + pages(arguments[0].equals(OF_TAKEN_PAGES)));
    }
  }

  private static void objects() {
    List<byte[]> kept = new ArrayList<>();
    while (kept.size() < Integer.MAX_VALUE) {
      kept.add(new byte[1 << 20]);
    }
  }

  /// Asks the C library, which asks the kernel: no option of the Java machine is in between.
  @SuppressWarnings("restricted")
  private static int pages(boolean taken) throws Throwable {
    var linker = Linker.nativeLinker();
    var take =
        linker.downcallHandle(
            linker.defaultLookup().find("malloc").orElseThrow(),
            FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
    for (int had = 0; had < FAR_TOO_MANY; had++) {
      var block = (MemorySegment) take.invokeExact((long) BLOCK_MEBIBYTES << 20);
      if (block.address() == 0) {
        return had;
      }
      if (taken) {
        block.reinterpret((long) BLOCK_MEBIBYTES << 20).fill((byte) 1);
      }
    }
    return FAR_TOO_MANY;
  }
}
