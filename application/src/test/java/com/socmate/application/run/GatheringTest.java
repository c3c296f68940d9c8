package com.socmate.application.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.socmate.application.port.Unavailable;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatheringTest {
  private static final int POISON = 3;

  private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();
  private final CountDownLatch first = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void stop() {
    first.countDown();
    threads.close();
  }

  @Test
  void whoever_comes_alone_goes_ahead_at_once() {
    assertThat(new Gathering<>(10, this::twice).ask(21)).isEqualTo(42);
    assertThat(batches).containsExactly(List.of(21));
  }

  @Test
  void what_comes_meanwhile_is_done_together_and_each_hears_its_own_answer() {
    var gathering = new Gathering<Integer, Integer>(10, this::twiceOnceReleased);
    var answers = askAll(gathering, 1, 8);
    first.countDown();
    assertThat(answers.stream().map(CompletableFuture::join))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 8).map(it -> it * 2).boxed().toList());
    assertThat(batches).hasSize(2);
  }

  @Test
  void a_batch_is_never_larger_than_agreed() {
    var gathering = new Gathering<Integer, Integer>(3, this::twiceOnceReleased);
    var answers = askAll(gathering, 1, 8);
    first.countDown();
    answers.forEach(CompletableFuture::join);
    assertThat(batches).allSatisfy(batch -> assertThat(batch).hasSizeLessThanOrEqualTo(3));
  }

  @Test
  void one_that_cannot_be_done_does_not_harm_its_neighbours() {
    var gathering = new Gathering<Integer, Integer>(10, this::allButPoison);
    var answers = askAll(gathering, 1, 5);
    first.countDown();
    for (int item = 1; item <= 5; item++) {
      var answer = answers.get(item - 1);
      if (item == POISON) {
        assertThatThrownBy(answer::join).hasRootCauseMessage("poison");
      } else {
        assertThat(answer.join()).isEqualTo(item * 2);
      }
    }
  }

  @Test
  void a_database_that_is_away_is_asked_once_for_the_batch() {
    var gathering =
        new Gathering<Integer, Integer>(
            10,
            items -> {
              batches.add(items);
              throw new Unavailable("away", new IllegalStateException());
            });
    assertThatThrownBy(() -> gathering.ask(1)).isInstanceOf(Unavailable.class);
    assertThat(batches).hasSize(1);
  }

  private List<CompletableFuture<Integer>> askAll(
      Gathering<Integer, Integer> gathering, int from, int to) {
    var leader = CompletableFuture.supplyAsync(() -> gathering.ask(from), threads);
    await().until(() -> batches.size() == 1);
    var others =
        IntStream.rangeClosed(from + 1, to)
            .mapToObj(it -> CompletableFuture.supplyAsync(() -> gathering.ask(it), threads))
            .toList();
    await().until(() -> gathering.waiting() == others.size());
    return Stream.concat(Stream.of(leader), others.stream()).toList();
  }

  private List<Integer> twice(List<Integer> items) {
    batches.add(items);
    return items.stream().map(it -> it * 2).toList();
  }

  private List<Integer> twiceOnceReleased(List<Integer> items) {
    var answers = twice(items);
    try {
      first.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return answers;
  }

  private List<Integer> allButPoison(List<Integer> items) {
    var answers = twiceOnceReleased(items);
    if (items.contains(POISON)) {
      throw new IllegalStateException("poison");
    }
    return answers;
  }
}
