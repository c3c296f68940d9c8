package com.socmate.cli.launcher.state;

import com.socmate.cli.launcher.terminal.CannotContinue;
import com.socmate.cli.launcher.terminal.Terminal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Holds the state directory for one launcher at a time; the operating system lets go of it even
/// when the holder is killed.
public final class StateLock implements AutoCloseable {
  private static final long LOOK_AGAIN_MILLIS = 200;

  private final FileChannel channel;

  private StateLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Waits for the lock, telling so, and refuses in a sentence once `patience` is over.
  public static StateLock acquire(StateDirectory state, Duration patience, Terminal terminal) {
    long deadline = System.nanoTime() + patience.toNanos();
    boolean told = false;
    while (true) {
      StateLock lock = tryAcquire(state);
      if (lock != null) {
        return lock;
      }
      if (!told) {
        terminal.say("Another ./socmate is at work in " + state.root() + "; waiting for it.");
        told = true;
      }
      if (System.nanoTime() > deadline) {
        throw new CannotContinue(
            "Another ./socmate has been at work in "
                + state.root()
                + " for more than "
                + patience.toSeconds()
                + " s: wait for it to end or end it, then try again.");
      }
      pause();
    }
  }

  private static @Nullable StateLock tryAcquire(StateDirectory state) {
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(state.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new StateLock(channel);
      }
      channel.close();
      return null;
    } catch (OverlappingFileLockException e) {
      closeQuietly(channel);
      return null;
    } catch (IOException e) {
      throw new CannotContinue(
          "The lock file " + state.lockFile() + " cannot be written: check who owns it.", e);
    }
  }

  private static void closeQuietly(@Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new CannotContinue("The lock file cannot be closed: " + e, e);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotContinue("Interrupted while waiting for another ./socmate.", e);
    }
  }

  @Override
  public void close() {
    closeQuietly(channel);
  }
}
