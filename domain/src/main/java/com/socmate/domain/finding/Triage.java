package com.socmate.domain.finding;

import com.socmate.domain.id.UserId;
import java.time.Instant;

/// What people have made of a finding. Each state offers only the moves that are legal from it;
/// what is seen again after it was gone is open again.
public sealed interface Triage {
  Open OPEN = new Open();

  /// Nobody has looked at it yet.
  record Open() implements Triage {
    public Acknowledged acknowledge(UserId by, String note, Instant at) {
      return new Acknowledged(by, note, at);
    }

    public Dismissed dismiss(UserId by, String reason, Instant at) {
      return new Dismissed(by, reason, at);
    }
  }

  /// Somebody deals with it.
  record Acknowledged(UserId by, String note, Instant at) implements Triage {
    public Dismissed dismiss(UserId who, String reason, Instant when) {
      return new Dismissed(who, reason, when);
    }

    public Open reopen() {
      return OPEN;
    }
  }

  /// It needs nothing.
  record Dismissed(UserId by, String reason, Instant at) implements Triage {
    public Open reopen() {
      return OPEN;
    }
  }
}
