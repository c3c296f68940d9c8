package com.socmate.application.port;

import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.finding.Suppression;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SuppressionId;
import com.socmate.domain.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What people want to hear nothing of. Whether one has ended is judged by one clock for all.
public interface Suppressions {
  /// Which of the things are suppressed for the schedule at this moment, and by what. For an
  /// investigation without a schedule only those of all schedules count.
  Map<Fingerprint, SuppressionId> active(Optional<ScheduleId> schedule, Set<Fingerprint> things);

  void add(Suppression suppression);

  Optional<Listed> find(SuppressionId id, Viewer viewer);

  /// Ends one before its time; one that has ended stays as it is.
  ///
  /// @return false if there was nothing to end
  boolean lift(SuppressionId id, UserId by, Instant at);

  /// The newest first: those of all schedules, and of the schedules that the viewer sees.
  ///
  /// @param activeOnly whether those that have ended are left out
  Slice<Listed> list(Optional<ScheduleId> schedule, boolean activeOnly, Viewer viewer, Page page);

  /// @param active at this moment
  /// @param hidden how many findings it has kept from being told
  /// @param lastHidden when it last did
  record Listed(
      Suppression suppression, boolean active, long hidden, Optional<Instant> lastHidden) {}

  /// Nothing is suppressed, and nothing can be.
  Suppressions NONE =
      new Suppressions() {
        @Override
        public Map<Fingerprint, SuppressionId> active(
            Optional<ScheduleId> schedule, Set<Fingerprint> things) {
          return Map.of();
        }

        @Override
        public void add(Suppression suppression) {
          throw new UnsupportedOperationException("Nothing can be suppressed here.");
        }

        @Override
        public Optional<Listed> find(SuppressionId id, Viewer viewer) {
          return Optional.empty();
        }

        @Override
        public boolean lift(SuppressionId id, UserId by, Instant at) {
          return false;
        }

        @Override
        public Slice<Listed> list(
            Optional<ScheduleId> schedule, boolean activeOnly, Viewer viewer, Page page) {
          return new Slice<>(List.of(), 0);
        }
      };
}
