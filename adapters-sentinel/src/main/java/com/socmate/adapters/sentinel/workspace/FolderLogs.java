package com.socmate.adapters.sentinel.workspace;

import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.exec.TableSource;
import com.socmate.kql.storage.LogFolder;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A folder of log files that is looked at again every second, so that what is put there is found.
final class FolderLogs implements Logs, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderLogs.class);
  private static final int SECONDS_BETWEEN_LOOKS = 1;

  private final LogFolder folder;
  private final ScheduledExecutorService watcher;

  private FolderLogs(LogFolder folder, ScheduledExecutorService watcher) {
    this.folder = folder;
    this.watcher = watcher;
  }

  /// Throws [UncheckedIOException] if there is such a folder and it cannot be read.
  static FolderLogs open(Path folder) {
    var watcher =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("log-folder").daemon().factory());
    var logs = new FolderLogs(LogFolder.open(folder, Catalogue.logAnalytics()), watcher);
    logs.watch();
    return logs;
  }

  /// What a look throws is caught in it, so that nothing is lost with the future.
  private void watch() {
    var _ =
        watcher.scheduleWithFixedDelay(
            this::look, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
  }

  private void look() {
    try {
      folder.refresh();
    } catch (UncheckedIOException e) {
      LOG.warn(
          "The log folder could not be read; what was read before is kept: {}", e.getMessage());
    }
  }

  @Override
  public Catalogue catalogue() {
    return folder.catalogue();
  }

  @Override
  public TableSource source() {
    return folder;
  }

  @Override
  public List<String> tablesWithRows() {
    return folder.rowCounts().keySet().stream().sorted().toList();
  }

  @Override
  public void close() {
    watcher.shutdownNow();
  }
}
