package com.socmate.worker;

import com.socmate.application.notification.RouteNews;
import com.socmate.application.notification.SendDelivery;
import com.socmate.application.port.Deliveries;
import com.socmate.application.port.Deliveries.Parcel;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells people outside the product, beside the runs and with nothing of theirs: threads of its
/// own, and a connection to the database only for the moment of claiming or keeping something. What
/// a worker holds when it dies is taken by another once the lease has passed.
public final class DeliveryLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryLoop.class);

  private final RouteNews route;
  private final Deliveries deliveries;
  private final SendDelivery send;
  private final Limits limits;
  private final Semaphore free;
  private final Semaphore ended = new Semaphore(0);
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean stopped;
  private @Nullable Thread thread;

  /// @param atOnce how many deliveries are under way at the same moment
  /// @param perTarget how many of them to one target, over all workers
  /// @param lease longer than any try can take
  /// @param poll how often it looks while nothing happens
  /// @param grace how long deliveries under way may take when it is told to stop
  public record Limits(int atOnce, int perTarget, Duration lease, Duration poll, Duration grace) {
    public static Limits usual(Duration lease) {
      return new Limits(32, 4, lease, Duration.ofSeconds(1), Duration.ofSeconds(10));
    }
  }

  public DeliveryLoop(RouteNews route, Deliveries deliveries, SendDelivery send, Limits limits) {
    this.route = route;
    this.deliveries = deliveries;
    this.send = send;
    this.limits = limits;
    this.free = new Semaphore(limits.atOnce());
  }

  public void start() {
    thread = Thread.ofPlatform().name("deliveries").daemon().start(this::loop);
  }

  private void loop() {
    while (!stopped) {
      try {
        boolean more = route.route();
        if (!more && claim() == 0) {
          awaitEnd(limits.poll());
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("Deliveries wait for better times: {}", e.toString());
        pause();
      }
    }
  }

  private int claim() {
    int room = free.availablePermits();
    if (room == 0) {
      return 0;
    }
    var parcels = deliveries.claim(room, limits.perTarget(), limits.lease());
    parcels.forEach(this::hand);
    return parcels.size();
  }

  private void hand(Parcel parcel) {
    free.acquireUninterruptibly();
    senders.execute(() -> {
      try {
        send.send(parcel);
      } catch (RuntimeException e) {
        LOG.warn(
            "{} could not be kept; its lease's end has it tried again.", parcel.delivery().id(), e);
      } finally {
        free.release();
        ended.release();
      }
    });
  }

  /// Whatever ends makes room in its lane and for its target.
  private void awaitEnd(Duration atMost) throws InterruptedException {
    if (ended.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      ended.drainPermits();
    }
  }

  private void pause() {
    try {
      awaitEnd(limits.poll());
    } catch (InterruptedException e) {
      stopped = true;
    }
  }

  /// Takes nothing more and lets what is under way end.
  @Override
  public void close() {
    stopped = true;
    try {
      if (thread != null) {
        thread.interrupt();
        thread.join(limits.grace());
      }
      senders.shutdown();
      if (!senders.awaitTermination(limits.grace().toMillis(), TimeUnit.MILLISECONDS)) {
        senders.shutdownNow();
      }
    } catch (InterruptedException e) {
      senders.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
