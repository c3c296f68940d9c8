package com.socmate.adapters.audit.sandbox;

import com.socmate.adapters.audit.worker.AuditWorkerMain;
import java.util.ArrayList;
import java.util.List;

/// How the worker is started inside of any room: no larger than its job needs.
public final class WorkerCommand {
  /// Where the guard's socket is inside.
  static final String SOCKET = "/run/guard.sock";

  public static final String FILE_BYTES = "33554432";
  static final long SCRATCH_BYTES = 16L << 20;
  public static final int OPEN_FILES = 1024;

  private WorkerCommand() {}

  static List<String> words(String java, String classPath) {
    return words(java, classPath, List.of(SOCKET));
  }

  /// @param summons where the worker finds its guard and, if not on standard input, its job
  public static List<String> words(String java, String classPath, List<String> summons) {
    List<String> words = new ArrayList<>();
    words.add(java);
    words.addAll(
        List.of(
            "-Xmx256m",
            "-Xss512k",
            "-XX:MaxDirectMemorySize=32m",
            "-XX:CompressedClassSpaceSize=64m",
            "-XX:ReservedCodeCacheSize=48m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.io.tmpdir=/tmp",
            "-Djava.security.egd=file:/dev/urandom",
            "-cp",
            classPath,
            AuditWorkerMain.class.getName()));
    words.addAll(summons);
    return words;
  }
}
