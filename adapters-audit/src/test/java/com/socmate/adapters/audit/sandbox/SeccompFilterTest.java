package com.socmate.adapters.audit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.audit.lab.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SB-04: what the filter of system calls refuses, asked for by a program that a room has not, with
/// the filter and without.
class SeccompFilterTest {
  /// ptrace, unshare, mount, bpf, keyctl, perf_event_open, setns, io_uring_setup, kexec_load.
  private static final String CALLS = "101,272,165,321,250,298,308,425,246";

  private static final String TRY =
      """
      import ctypes
      libc = ctypes.CDLL(None, use_errno=True)
      refused = []
      for call in (%s):
          ctypes.set_errno(0)
          libc.syscall(call, 0, 0, 0, 0, 0)
          refused.append(ctypes.get_errno() == 1)
      print(sum(refused), len(refused))
      """
          .formatted(CALLS);

  @TempDir Path folder;

  @BeforeEach
  void needs() {
    Tools.require("bwrap", "python3");
    Assumptions.assumeTrue(System.getProperty("os.arch").equals("amd64"), "not this machine");
  }

  @Test
  void what_changes_what_a_process_may_do_is_refused() throws IOException {
    Files.write(folder.resolve("filter"), SeccompFilter.bytes("amd64"));
    assertThat(tried("--seccomp", "9")).isEqualTo("9 9");
  }

  @Test
  void without_the_filter_some_of_it_is_not() throws IOException {
    Files.write(folder.resolve("filter"), new byte[0]);
    assertThat(tried()).isNotEqualTo("9 9");
  }

  /// SB-02: whoever cannot make a process makes no bomb of them.
  @Test
  void threads_are_made_and_processes_are_not() throws IOException {
    Files.write(folder.resolve("filter"), SeccompFilter.bytes("amd64"));
    assertThat(told(BOMB, "--seccomp", "9")).isEqualTo("a thread, refused");
    Files.write(folder.resolve("filter"), new byte[0]);
    assertThat(told(BOMB)).isEqualTo("a thread, a process");
  }

  private static final String BOMB =
      """
      import os, threading
      said = []
      thread = threading.Thread(target=lambda: said.append('a thread'))
      thread.start()
      thread.join()
      try:
          child = os.fork()
          if child == 0:
              os._exit(0)
          os.waitpid(child, 0)
          said.append('a process')
      except PermissionError:
          said.append('refused')
      print(', '.join(said))
      """;

  private String tried(String... options) {
    return told(TRY, options);
  }

  private String told(String program, String... options) {
    var command = new ArrayList<>(List.of("sh", "-c", "exec 9<\"$0\"; exec \"$@\""));
    command.add(folder.resolve("filter").toString());
    command.addAll(List.of(Tools.find("bwrap").orElseThrow().toString(), "--ro-bind", "/", "/"));
    command.addAll(
        List.of("--unshare-user", "--unshare-pid", "--proc", "/proc", "--cap-drop", "ALL"));
    command.addAll(List.of(options));
    command.addAll(List.of("--", Tools.find("python3").orElseThrow().toString(), "-c", program));
    return Tools.run(folder, command.toArray(String[]::new)).strip();
  }
}
