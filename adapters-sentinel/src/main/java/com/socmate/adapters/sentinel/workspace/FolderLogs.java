package com.socmate.adapters.sentinel.workspace;

import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.exec.TableSource;
import com.socmate.kql.storage.SegmentStore;
import com.socmate.kql.storage.WatchedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A store of logs and the folder that feeds it, which is looked at again every second, so that
/// what is put there is found. What was read once is not read again, also after the process has
/// ended.
final class FolderLogs implements Logs, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderLogs.class);
  private static final int SECONDS_BETWEEN_LOOKS = 1;
  private static final int LONGEST_WAIT_FOR_FIRST_LOOK = 30;
  private static final int LONGEST_WAIT_FOR_LAST_LOOK = 10;

  private final SegmentStore store;
  private final WatchedFolder folder;
  private final Optional<Duration> retention;
  private final InstantSource clock;
  private final ScheduledExecutorService watcher;

  private FolderLogs(
      SegmentStore store,
      WatchedFolder folder,
      Optional<Duration> retention,
      InstantSource clock,
      ScheduledExecutorService watcher) {
    this.store = store;
    this.folder = folder;
    this.retention = retention;
    this.clock = clock;
    this.watcher = watcher;
  }

  /// Opens the store and takes the first look, which goes on in the background if it takes long.
  /// Throws [UncheckedIOException] if there is a folder and it cannot be read.
  static FolderLogs open(WorkspaceConfig config, InstantSource clock) throws IOException {
    var store = SegmentStore.open(config.store(), Catalogue.logAnalytics(), clock);
    if (store.damaged() > 0) {
      LOG.warn("{} damaged segments were set aside; their files are read again.", store.damaged());
    }
    var watcher =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("log-folder").daemon().factory());
    var folder = WatchedFolder.of(config.logs(), store);
    var logs = new FolderLogs(store, folder, config.retention(), clock, watcher);
    try {
      logs.firstLook();
    } catch (UncheckedIOException e) {
      logs.close();
      throw e;
    }
    logs.watch();
    return logs;
  }

  private void firstLook() {
    var first = watcher.submit(this::lookOnce);
    try {
      first.get(LONGEST_WAIT_FOR_FIRST_LOOK, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      LOG.info("There is much to read; queries are answered from what has been read so far.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UncheckedIOException unreadable) {
        throw unreadable;
      }
      throw new IllegalStateException("the log folder could not be read", e);
    }
  }

  /// What a look throws is caught in it, so that nothing is lost with the future.
  private void watch() {
    var _ =
        watcher.scheduleWithFixedDelay(
            this::look, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
  }

  private void look() {
    try {
      lookOnce();
    } catch (RuntimeException e) {
      LOG.warn(
          "The log folder could not be read; what was read before is kept: {}", e.getMessage());
    }
  }

  private void lookOnce() {
    try {
      var look = folder.refresh();
      if (look.rejected() > 0) {
        LOG.warn("{} lines were no records and were passed over.", look.rejected());
      }
      if (!look.isNothing()) {
        store.compact();
      }
      if (retention.isPresent()) {
        store.forgetBefore(clock.instant().minus(retention.get()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the store cannot be written: " + e.getMessage(), e);
    }
  }

  @Override
  public Catalogue catalogue() {
    return store.catalogue();
  }

  @Override
  public TableSource source() {
    return store;
  }

  Map<String, Long> rowCounts() {
    return store.rowCounts();
  }

  @Override
  public List<String> tablesWithRows() {
    return store.rowCounts().keySet().stream().sorted().toList();
  }

  /// A look under way is given a while to end; one that does not loses only what it had not kept.
  @Override
  public void close() {
    watcher.shutdown();
    try {
      if (!watcher.awaitTermination(LONGEST_WAIT_FOR_LAST_LOOK, TimeUnit.SECONDS)) {
        LOG.info("A look at the log folder is left unfinished and will be taken up again.");
      }
      store.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.warn("The store could not be closed: {}", e.getMessage());
    }
  }
}
