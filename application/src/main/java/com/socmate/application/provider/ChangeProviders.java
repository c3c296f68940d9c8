package com.socmate.application.provider;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Request;
import com.socmate.application.port.Siem;
import com.socmate.application.port.SiemProviders;
import com.socmate.application.port.Transactions;
import com.socmate.domain.provider.SiemProvider;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/// Administers providers; every change goes on record, secrets never do. A secret is only ever
/// shown to the addresses it was given for: whoever changes one of them gives it again.
public final class ChangeProviders {
  private final SiemProviders providers;
  private final Siem siem;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final InstantSource clock;

  public ChangeProviders(
      SiemProviders providers,
      Siem siem,
      AuditLog auditLog,
      Transactions transactions,
      InstantSource clock) {
    this.providers = providers;
    this.siem = siem;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// @param secret empty for a managed identity
  public Outcome add(SiemProvider provider, Optional<String> secret, Request request) {
    return transactions.together(() -> {
      if (siem.names().contains(provider.name())) {
        return new Outcome.NameTaken();
      }
      return secret.isPresent() == provider.needsSecret()
          ? kept("provider.created", Optional.empty(), provider, secret, request)
          : new Outcome.WrongSecret(
              provider.needsSecret() ? "field required" : "a managed identity has no secret");
    });
  }

  /// @param secret empty to leave it as it is
  /// @param version that the wish was made from; empty for any
  public Outcome change(
      String name,
      UnaryOperator<SiemProvider> change,
      Optional<String> secret,
      OptionalLong version,
      Request request) {
    return transactions.together(() -> {
      var found = providers.find(name);
      if (found.isEmpty()) {
        return new Outcome.NoSuchProvider();
      }
      var before = found.get();
      if (version.isPresent() && version.getAsLong() != before.version()) {
        return new Outcome.ChangedMeanwhile(before);
      }
      var after = change.apply(before);
      return after.needsSecret() && leadsElsewhere(before, after) && secret.isEmpty()
          ? new Outcome.WrongSecret(
              "is given again when an address or the kind of credential changes")
          : kept("provider.changed", found, after, secret, request);
    });
  }

  private static boolean leadsElsewhere(SiemProvider before, SiemProvider after) {
    return !before.logsUrl().equals(after.logsUrl())
        || !before.managementUrl().equals(after.managementUrl())
        || !before.credential().equals(after.credential());
  }

  private Outcome kept(
      String action,
      Optional<SiemProvider> before,
      SiemProvider after,
      Optional<String> secret,
      Request request) {
    var objection = siem.objection(after);
    if (objection.isPresent()) {
      return new Outcome.BadAddress(objection.get().member(), objection.get().why());
    }
    providers.save(after);
    secret.ifPresent(it -> providers.keepSecret(after.name(), it));
    record(
        action, after.name(), before.map(ChangeProviders::json), Optional.of(json(after)), request);
    return new Outcome.Kept(after);
  }

  /// @return false if there is none
  public boolean remove(String name, Request request) {
    return transactions.together(() -> {
      var before = providers.find(name);
      before.ifPresent(it -> {
        providers.remove(name);
        record("provider.deleted", name, Optional.of(json(it)), Optional.empty(), request);
      });
      return before.isPresent();
    });
  }

  private void record(
      String action,
      String name,
      Optional<String> before,
      Optional<String> after,
      Request request) {
    auditLog.append(request.entry(clock.instant(), action, name).changing(before, after));
  }

  /// Of names that were checked, so that nothing needs escaping.
  private static String json(SiemProvider it) {
    return "{\"workspace_id\":\""
        + it.workspaceId()
        + "\",\"credential\":\""
        + CredentialWords.of(it.credential())
        + "\",\"standard\":"
        + it.standard()
        + ",\"version\":"
        + it.version()
        + "}";
  }

  /// What became of the wish.
  public sealed interface Outcome {
    record Kept(SiemProvider provider) implements Outcome {}

    record NameTaken() implements Outcome {}

    record BadAddress(String member, String why) implements Outcome {}

    record WrongSecret(String why) implements Outcome {}

    record ChangedMeanwhile(SiemProvider latest) implements Outcome {}

    record NoSuchProvider() implements Outcome {}
  }
}
