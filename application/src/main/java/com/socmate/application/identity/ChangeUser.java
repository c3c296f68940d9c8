package com.socmate.application.identity;

import com.socmate.application.port.Directory;
import com.socmate.application.port.Notifications;
import com.socmate.application.port.Request;
import com.socmate.application.port.SignIns;
import com.socmate.application.port.Transactions;
import com.socmate.application.schedule.OwnedSchedules;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Account;
import com.socmate.domain.identity.Role;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.notification.NotificationEvent;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Changes what a user may do, and whether they may sign in. There is always an administrator left
/// who can. Disabling somebody ends their sign-ins, pauses their schedules and tells the
/// administrators, all or nothing.
public final class ChangeUser {
  private final Directory directory;
  private final SignIns signIns;
  private final OwnedSchedules schedules;
  private final Notifications notifications;
  private final Admins admins;
  private final Transactions transactions;
  private final Trail trail;
  private final IdGenerator ids;
  private final InstantSource clock;

  /// What it needs of the outside.
  public record Ports(
      Directory directory,
      SignIns signIns,
      Notifications notifications,
      Admins admins,
      Transactions transactions) {}

  /// Whoever is told of what happens to users.
  @FunctionalInterface
  public interface Admins {
    Iterable<UserId> all();
  }

  public ChangeUser(
      Ports ports, OwnedSchedules schedules, Trail trail, IdGenerator ids, InstantSource clock) {
    this.directory = ports.directory();
    this.signIns = ports.signIns();
    this.notifications = ports.notifications();
    this.admins = ports.admins();
    this.transactions = ports.transactions();
    this.schedules = schedules;
    this.trail = trail;
    this.ids = ids;
    this.clock = clock;
  }

  /// What is wanted; an empty part stays as it is.
  public record Wish(Optional<Role> role, Optional<Boolean> disabled) {}

  /// @param version that the caller has seen; empty for whichever it is
  public Outcome change(UserId id, Wish wish, OptionalLong version, Request request) {
    return transactions.together(() ->
        directory
            .change(id, before -> decide(before, wish, version))
            .map(outcome -> follow(outcome, request))
            .orElseGet(Outcome.NoSuchUser::new));
  }

  private Directory.Change<Outcome> decide(Account before, Wish wish, OptionalLong version) {
    var after = wished(before, wish);
    if (version.isPresent() && version.getAsLong() != before.version()) {
      return new Directory.Change<>(before, new Outcome.ChangedMeanwhile(before));
    }
    if (!before.isPerson() && !after.equals(before)) {
      return new Directory.Change<>(before, new Outcome.BuiltIn());
    }
    boolean last = before.isActingAdmin() && !after.isActingAdmin() && directory.actingAdmins() < 2;
    return last
        ? new Directory.Change<>(before, new Outcome.LastAdmin())
        : new Directory.Change<>(after, new Outcome.Changed(before, after));
  }

  private Account wished(Account before, Wish wish) {
    var roles =
        wish.role()
            .map(role ->
                role == Role.ADMIN ? Set.of(Role.ADMIN, Role.ANALYST) : Set.of(Role.ANALYST))
            .orElse(before.user().roles());
    var named = before.in(roles);
    return wish.disabled()
        .map(disabled -> disabled ? named.disabled(clock.instant()) : named.enabled())
        .orElse(named);
  }

  private Outcome follow(Outcome outcome, Request request) {
    if (!(outcome instanceof Outcome.Changed(var before, var after)) || before.equals(after)) {
      return outcome;
    }
    if (after.isDisabled() && !before.isDisabled()) {
      int ended = signIns.endAll(after.user().id());
      int paused = schedules.pauseAll(after.user().id(), request);
      tellAdmins(after, paused, ended);
    }
    trail.changed(request, action(before, after), before, after);
    return new Outcome.Changed(before, directory.find(after.user().id()).orElse(after));
  }

  private static String action(Account before, Account after) {
    if (before.isDisabled() == after.isDisabled()) {
      return "user.role_changed";
    }
    return after.isDisabled() ? "user.disabled" : "user.enabled";
  }

  private void tellAdmins(Account user, int paused, int ended) {
    for (UserId admin : admins.all()) {
      notifications.add(
          new Notification(
              ids.notification(),
              admin,
              NotificationEvent.USER_DISABLED,
              "Disabled – " + user.user().name(),
              paused
                  + " of their schedules were paused ("
                  + OwnedSchedules.OWNER_DISABLED
                  + ") and "
                  + ended
                  + " sign-ins ended. Transfer the schedules to somebody to run them again.",
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              clock.instant(),
              Optional.empty()));
    }
  }

  /// What became of the wish.
  public sealed interface Outcome {
    record Changed(Account before, Account after) implements Outcome {}

    record ChangedMeanwhile(Account current) implements Outcome {}

    /// Nobody could administer the product afterwards.
    record LastAdmin() implements Outcome {}

    /// The administrator with the token file is what the operator's file says.
    record BuiltIn() implements Outcome {}

    record NoSuchUser() implements Outcome {}
  }
}
