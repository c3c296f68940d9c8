package com.socmate.adapters.audit.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A filter of system calls: those that change what a process may do, see or load, and those that
/// make another process, are answered with `EPERM`, and a process that calls in another
/// architecture's way is ended. Threads are made by `clone` with its flags in a register; the call
/// that hides them in memory is said not to exist, and whoever knows it takes the other.
final class SeccompFilter {
  private static final int LOAD = 0x20;
  private static final int JUMP_EQUAL = 0x15;
  private static final int JUMP_AT_LEAST = 0x35;
  private static final int JUMP_ANY_BIT = 0x45;
  private static final int RETURN = 0x06;
  private static final int ALLOW = 0x7fff0000;
  private static final int REFUSE = 0x00050001;
  private static final int UNKNOWN = 0x00050026;
  private static final int KILL = 0x80000000;
  private static final int OTHER_TABLE = 0x40000000;

  private static final int NEW_CLONE = 435;
  private static final int CLONE_FLAGS = 16;
  private static final int A_THREAD = 0x10000;
  private static final int OF_CLONES = 7;

  /// ptrace, mounting, namespaces, bpf, keys, modules, other processes' memory, clocks, io_uring.
  private static final List<Integer> X86 =
      List.of(
          57, 58, 101, 103, 155, 161, 163, 164, 165, 166, 167, 168, 169, 170, 171, 172, 173, 175,
          176, 179, 212, 227, 246, 248, 249, 250, 272, 298, 303, 304, 308, 310, 311, 312, 313, 320,
          321, 323, 425, 426, 427, 428, 429, 430, 431, 432, 433, 442);

  private static final List<Integer> ARM =
      List.of(
          39, 40, 41, 51, 60, 89, 97, 104, 105, 106, 112, 116, 117, 142, 161, 162, 170, 217, 218,
          219, 224, 225, 241, 264, 265, 268, 270, 271, 272, 273, 280, 282, 294, 425, 426, 427, 428,
          429, 430, 431, 432, 433, 442);

  private static final Map<String, Integer> ARCHITECTURES =
      Map.of("amd64", 0xc000003e, "aarch64", 0xc00000b7);

  private SeccompFilter() {}

  /// Whether there is a filter for this machine.
  static boolean isKnown(String architecture) {
    return ARCHITECTURES.containsKey(architecture.toLowerCase(Locale.ROOT));
  }

  /// The filter as the kernel takes it: eight bytes an instruction.
  static byte[] bytes(String architecture) {
    int audit = ARCHITECTURES.getOrDefault(architecture.toLowerCase(Locale.ROOT), 0);
    var refused = architecture.equals("amd64") ? X86 : ARM;
    var code =
        ByteBuffer.allocate(8 * (refused.size() + OF_CLONES + 7)).order(ByteOrder.nativeOrder());
    instruction(code, LOAD, 0, 0, 4);
    instruction(code, JUMP_EQUAL, 1, 0, audit);
    instruction(code, RETURN, 0, 0, KILL);
    instruction(code, LOAD, 0, 0, 0);
    instruction(code, JUMP_AT_LEAST, OF_CLONES + refused.size() + 1, 0, OTHER_TABLE);
    clones(code, architecture.equals("amd64") ? 56 : 220);
    for (int i = 0; i < refused.size(); i++) {
      instruction(code, JUMP_EQUAL, refused.size() - i, 0, refused.get(i));
    }
    instruction(code, RETURN, 0, 0, ALLOW);
    instruction(code, RETURN, 0, 0, REFUSE);
    return code.array();
  }

  private static void clones(ByteBuffer code, int clone) {
    instruction(code, JUMP_EQUAL, 0, 1, NEW_CLONE);
    instruction(code, RETURN, 0, 0, UNKNOWN);
    instruction(code, JUMP_EQUAL, 0, 4, clone);
    instruction(code, LOAD, 0, 0, CLONE_FLAGS);
    instruction(code, JUMP_ANY_BIT, 0, 1, A_THREAD);
    instruction(code, RETURN, 0, 0, ALLOW);
    instruction(code, RETURN, 0, 0, REFUSE);
  }

  private static void instruction(ByteBuffer code, int operation, int yes, int no, int value) {
    code.putShort((short) operation).put((byte) yes).put((byte) no).putInt(value);
  }
}
