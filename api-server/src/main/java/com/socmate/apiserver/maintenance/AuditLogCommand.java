package com.socmate.apiserver.maintenance;

import com.socmate.adapters.persistence.AuditChain;
import com.socmate.adapters.persistence.Database;
import java.io.PrintStream;
import java.util.List;
import java.util.regex.Pattern;

/// Walks the audit log's chain and says whether it is whole, or writes all of it out.
final class AuditLogCommand {
  private static final Pattern HEAD = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");

  private final AuditChain chain;
  private final PrintStream out;

  private AuditLogCommand(AuditChain chain, PrintStream out) {
    this.chain = chain;
    this.out = out;
  }

  static AuditLogCommand on(Database database, PrintStream out) {
    return new AuditLogCommand(new AuditChain(database), out);
  }

  int run(List<String> arguments) {
    return switch (arguments) {
      case List<String> it when it.equals(List.of("verify")) -> verify();
      case List<String> it when it.size() == 2 && it.getFirst().equals("verify") ->
          verify(it.get(1));
      case List<String> it when it.equals(List.of("export")) -> {
        chain.lines(out::println);
        yield 0;
      }
      default ->
          throw new IllegalArgumentException("audit-log takes verify, verify HEAD or export.");
    };
  }

  private int verify() {
    return switch (chain.walk()) {
      case AuditChain.Verdict.Whole(var head) -> {
        out.println("The audit log is whole: " + head.seq() + " entries. Its head is " + head);
        out.println("Keep the head elsewhere: whoever rewrites the whole log cannot forge it.");
        yield 0;
      }
      case AuditChain.Verdict.Broken(var at) -> broken(at);
    };
  }

  /// Also against a head that was kept elsewhere.
  private int verify(String kept) {
    var head = HEAD.matcher(kept);
    if (!head.matches()) {
      throw new IllegalArgumentException("A head is a number, a colon and 64 hexadecimal digits.");
    }
    long number = Long.parseLong(head.group(1));
    if (!chain.holds(number, head.group(2))) {
      out.println(
          "The audit log is NOT the one whose head was kept: entry " + number + " differs.");
      return 1;
    }
    return verify();
  }

  private int broken(long at) {
    out.println("The audit log is BROKEN at entry " + at + ": it was altered, or is missing.");
    return 1;
  }
}
