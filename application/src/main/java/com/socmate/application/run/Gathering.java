package com.socmate.application.run;

import com.socmate.application.port.Unavailable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Does for many at once what many threads ask for one by one. Whoever comes while nothing is under
/// way goes ahead at once; what others bring meanwhile is done together in the next batch, so that
/// batches grow with the load and nobody waits for a batch to fill. One thing that cannot be done
/// does not harm those in its batch: after a failure each is done alone.
final class Gathering<T, R> {
  private final int most;
  private final Function<List<T>, List<R>> together;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition done = lock.newCondition();
  private final ArrayDeque<Place> waiting = new ArrayDeque<>();
  private boolean busy;

  /// @param most of one batch
  /// @param together answers for each in the same order; throws if it did nothing at all
  Gathering(int most, Function<List<T>, List<R>> together) {
    this.most = most;
    this.together = together;
  }

  /// Waits until it is done.
  R ask(T item) {
    var mine = new Place(item);
    lock.lock();
    try {
      waiting.add(mine);
      while (mine.answer == null) {
        if (busy) {
          done.awaitUninterruptibly();
        } else {
          lead(next());
        }
      }
    } finally {
      lock.unlock();
    }
    return mine.answer.get();
  }

  /// How many wait for the batch under way to be done.
  int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  private List<Place> next() {
    var batch = new ArrayList<Place>();
    while (batch.size() < most && !waiting.isEmpty()) {
      batch.add(waiting.poll());
    }
    return batch;
  }

  /// Lets go of the lock while the batch is being done.
  private void lead(List<Place> batch) {
    busy = true;
    lock.unlock();
    var answers = new ArrayList<Answer<R>>();
    try {
      answers.addAll(answers(batch.stream().map(place -> place.item).toList()));
    } finally {
      lock.lock();
      busy = false;
      for (int place = 0; place < batch.size(); place++) {
        batch.get(place).answer =
            place < answers.size() ? answers.get(place) : new Answer.Thrown<>(new Unfinished());
      }
      done.signalAll();
    }
  }

  private List<Answer<R>> answers(List<T> items) {
    try {
      return together.apply(items).stream().<Answer<R>>map(Answer.Given::new).toList();
    } catch (Unavailable e) {
      return items.stream().<Answer<R>>map(_ -> new Answer.Thrown<>(e)).toList();
    } catch (RuntimeException e) {
      return items.size() == 1
          ? List.of(new Answer.Thrown<>(e))
          : items.stream().flatMap(item -> answers(List.of(item)).stream()).toList();
    }
  }

  private final class Place {
    final T item;
    @Nullable Answer<R> answer;

    Place(T item) {
      this.item = item;
    }
  }

  private sealed interface Answer<R> {
    R get();

    record Given<R>(R value) implements Answer<R> {
      @Override
      public R get() {
        return value;
      }
    }

    record Thrown<R>(RuntimeException why) implements Answer<R> {
      @Override
      public R get() {
        throw why;
      }
    }
  }

  /// The thread that led the batch died of an error.
  static final class Unfinished extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unfinished() {
      super("The batch this was part of was not brought to its end.");
    }
  }
}
