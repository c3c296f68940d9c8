package com.socmate.application.run;

import com.socmate.application.investigation.Progress;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.investigation.SessionEvent.Kind;
import com.socmate.domain.investigation.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// Keeps what an investigation tells together as long as nobody has to wait for it: until a query
/// is about to be asked or has been answered, or a model may be asked to write. What happens in
/// between takes no time that anybody could see, and each writing costs a commit. The investigation
/// goes on while its events are written, in order and one writing at a time; what is told meanwhile
/// is written together afterwards.
final class EventBuffer implements Progress {
  private static final Set<Stage> SLOW = Set.of(Stage.EXECUTION, Stage.REPORT);

  private final Predicate<List<SessionEvent.Draft>> keep;
  private final Executor writer;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition written = lock.newCondition();
  private final List<SessionEvent.Draft> waiting = new ArrayList<>();
  private boolean writing;
  private boolean wanted;
  private boolean kept = true;
  private Optional<RuntimeException> trouble = Optional.empty();

  /// @param keep writes events; false if the run belongs to somebody else by now
  /// @param writer where that is done
  EventBuffer(Predicate<List<SessionEvent.Draft>> keep, Executor writer) {
    this.keep = keep;
    this.writer = writer;
  }

  @Override
  public boolean tell(SessionEvent.Draft event) {
    lock.lock();
    try {
      waiting.add(event);
      if (isWaitedFor(event)) {
        write();
      }
      return soFar();
    } finally {
      lock.unlock();
    }
  }

  private static boolean isWaitedFor(SessionEvent.Draft event) {
    return event.kind() == Kind.QUERY_FINISHED
        || event.kind() == Kind.MODEL_ASKED
        || (event.kind() == Kind.STAGE_STARTED && event.stage().filter(SLOW::contains).isPresent());
  }

  /// Writes what is left, and waits until all is written.
  boolean flush() {
    lock.lock();
    try {
      write();
      while (writing) {
        written.awaitUninterruptibly();
      }
      return soFar();
    } finally {
      lock.unlock();
    }
  }

  private boolean soFar() {
    trouble.ifPresent(it -> {
      throw it;
    });
    return kept;
  }

  private void write() {
    wanted = true;
    if (!writing && !waiting.isEmpty() && kept && trouble.isEmpty()) {
      writing = true;
      writer.execute(this::writeAll);
    }
  }

  private void writeAll() {
    for (var batch = next(); !batch.isEmpty(); batch = next()) {
      try {
        boolean held = keep.test(batch);
        settle(held, Optional.empty());
      } catch (RuntimeException e) {
        settle(false, Optional.of(e));
      } catch (Error e) { // or whoever waits for the writing would wait for ever
        settle(false, Optional.of(new IllegalStateException("Events cannot be written.", e)));
      }
    }
  }

  private void settle(boolean held, Optional<RuntimeException> what) {
    lock.lock();
    try {
      kept = held;
      trouble = what;
    } finally {
      lock.unlock();
    }
  }

  /// What is to be written next; nothing ends the writing.
  private List<SessionEvent.Draft> next() {
    lock.lock();
    try {
      var batch = wanted && kept ? List.copyOf(waiting) : List.<SessionEvent.Draft>of();
      wanted = false;
      if (batch.isEmpty()) {
        writing = false;
        written.signalAll();
      } else {
        waiting.clear();
      }
      return batch;
    } finally {
      lock.unlock();
    }
  }
}
