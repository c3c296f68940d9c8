package com.socmate.application.port;

import com.socmate.domain.id.UserId;
import java.util.SortedMap;

/// All that is kept of one person, wherever it lies.
public interface PersonalData {
  /// Vouches for whoever was erased, and never does.
  String ERASED = "urn:socmate:erased";

  /// How many things of each kind are kept, such as `session`; kinds of which there is none are
  /// left out.
  SortedMap<String, Long> kept(UserId user);

  /// How many of their runs wait or execute.
  long underWay(UserId user);

  /// Shows each thing, kind by kind, without secrets.
  void each(UserId user, Reader reader);

  /// Takes all of it out for good. What others' work and the audit log name by the user's id goes
  /// on to do so, and the id leads to nobody any more.
  void erase(UserId user);

  /// @see #each
  @FunctionalInterface
  interface Reader {
    /// @param json an object
    void read(String kind, String json);
  }
}
