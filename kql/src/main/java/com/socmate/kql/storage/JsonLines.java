package com.socmate.kql.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Reads records from JSON, objects one after the other or in an array, straight from bytes. A line
/// that is no record is passed over; a record that breaks off at the end is left for the next time.
final class JsonLines {
  private static final int LONGEST_RECORD = 64 << 20;
  private static final int SLACK = 16;

  /// Takes rows when there are enough of them, and at the end.
  @FunctionalInterface
  interface Portions {
    /// The rows read since the last time, and how far into the input they reach. Gives what to
    /// gather more in.
    RowBuffer take(RowBuffer rows, long upTo) throws IOException;
  }

  /// @param upTo the end of the last record read, in bytes
  /// @param rejected how many lines were no records
  /// @param whole whether nothing broke off
  record Result(long upTo, long rejected, boolean whole) {}

  private final InputStream input;
  private final Portions portions;
  private RowBuffer rows;
  private byte[] buffer = new byte[(1 << 20) + SLACK];
  private int limit;
  private int at;
  private long base;
  private long rejected;
  private boolean ended;
  private boolean inArray;

  private JsonLines(InputStream input, RowBuffer rows, Portions portions) {
    this.input = input;
    this.rows = rows;
    this.portions = portions;
  }

  static Result read(InputStream input, RowBuffer rows, Portions portions) throws IOException {
    return new JsonLines(input, rows, portions).read();
  }

  private Result read() throws IOException {
    boolean whole = true;
    long upTo = 0;
    fill(0);
    while (skipBetween()) {
      int start = at;
      JsonRecord record = new JsonRecord(buffer, limit, rows);
      try {
        at = record.read(start);
        rows.endRow();
        upTo = base + at;
        if (rows.isFull()) {
          rows = portions.take(rows, upTo);
        }
      } catch (JsonRecord.BrokenOff _) {
        rows.abandonRow();
        at = start;
        if (ended || limit - start > LONGEST_RECORD) {
          whole = false;
          break;
        }
        fill(start);
      } catch (JsonRecord.Malformed _) {
        rows.abandonRow();
        rejected++;
        at = start;
        if (inArray || !skipLine()) {
          whole = false;
          break;
        }
        upTo = base + at;
      }
    }
    if (rows.rows() > 0) {
      rows = portions.take(rows, upTo);
    }
    return new Result(upTo, rejected, whole && rejected == 0);
  }

  /// Keeps the bytes from `from` on and reads more after them.
  private void fill(int from) throws IOException {
    int kept = limit - from;
    byte[] target = buffer;
    if (kept + SLACK > buffer.length / 2) {
      target = new byte[buffer.length * 2];
    }
    System.arraycopy(buffer, from, target, 0, kept);
    buffer = target;
    base += from;
    at -= from;
    limit = kept;
    int read = input.readNBytes(buffer, limit, buffer.length - SLACK - limit);
    ended = read < buffer.length - SLACK - limit;
    limit += read;
    Arrays.fill(buffer, limit, limit + SLACK, (byte) '"');
  }

  /// Goes to where the next record begins; answers whether there is one.
  private boolean skipBetween() throws IOException {
    while (true) {
      while (at < limit && isBetween(buffer[at])) {
        inArray |= buffer[at] == '[';
        at++;
      }
      if (at < limit) {
        return true;
      }
      if (ended) {
        return false;
      }
      fill(at);
    }
  }

  private static boolean isBetween(byte c) {
    return switch (c) {
      case ' ', '\n', '\r', '\t', ',', '[', ']', (byte) 0xEF, (byte) 0xBB, (byte) 0xBF -> true;
      default -> false;
    };
  }

  private boolean skipLine() throws IOException {
    while (true) {
      while (at < limit && buffer[at] != '\n') {
        at++;
      }
      if (at < limit) {
        return true;
      }
      if (ended) {
        return false;
      }
      fill(at);
    }
  }
}
