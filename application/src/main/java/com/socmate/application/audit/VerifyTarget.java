package com.socmate.application.audit;

import com.socmate.application.port.Outbound;
import com.socmate.application.port.Request;
import com.socmate.application.port.TextRecords;
import com.socmate.application.port.Transactions;
import com.socmate.application.port.Workspaces;
import com.socmate.domain.id.WorkspaceId;
import com.socmate.domain.workspace.DomainName;
import com.socmate.domain.workspace.Ownership;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Finds out whether a domain belongs to a workspace: by a TXT record or by a file on its host.
/// Whatever cannot be looked at proves nothing.
public final class VerifyTarget {
  private static final int TOKEN_BYTES = 20;

  private final Workspaces workspaces;
  private final TextRecords records;
  private final Outbound outbound;
  private final Transactions transactions;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Chronicle chronicle;

  public VerifyTarget(
      Workspaces workspaces,
      TextRecords records,
      Outbound outbound,
      Transactions transactions,
      InstantSource clock,
      RandomGenerator random,
      Chronicle chronicle) {
    this.workspaces = workspaces;
    this.records = records;
    this.outbound = outbound;
    this.transactions = transactions;
    this.clock = clock;
    this.random = random;
    this.chronicle = chronicle;
  }

  /// Makes a challenge where there is none, and otherwise looks whether it is met.
  public Ownership verify(WorkspaceId workspace, DomainName domain, Request request) {
    if (workspaces.ownership(workspace, domain).isEmpty()) {
      return challenge(workspace, domain, request);
    }
    var now = lookAgain(workspace, domain);
    chronicle.enter(
        request,
        "target.checked",
        workspace.value(),
        Map.of("domain", domain.value(), "state", now.state().name().toLowerCase(Locale.ROOT)));
    return now;
  }

  private Ownership challenge(WorkspaceId workspace, DomainName domain, Request request) {
    var token = new byte[TOKEN_BYTES];
    random.nextBytes(token);
    return transactions.together(() -> {
      chronicle.enter(
          request, "target.challenged", workspace.value(), Map.of("domain", domain.value()));
      return workspaces.challenge(
          workspace, Ownership.challenge(domain, HexFormat.of().formatHex(token)));
    });
  }

  /// Looks anew, whatever was found before; a domain without a challenge is not proved.
  public Ownership lookAgain(WorkspaceId workspace, DomainName domain) {
    var before =
        workspaces.ownership(workspace, domain).orElseGet(() -> Ownership.challenge(domain, ""));
    if (before.token().isEmpty()) {
      return before;
    }
    var after = judged(before, clock.instant().truncatedTo(ChronoUnit.MICROS));
    workspaces.change(workspace, domain, _ -> after);
    return after;
  }

  private Ownership judged(Ownership before, Instant now) {
    var names = inNames(before);
    if (names.isEmpty()) {
      return before.proved(Ownership.Method.DNS, now);
    }
    var file = inFile(before);
    return file.isEmpty()
        ? before.proved(Ownership.Method.FILE, now)
        : before.notProved(names.get() + " " + file.get(), now);
  }

  /// What is wrong with the TXT record; empty if nothing is.
  private Optional<String> inNames(Ownership ownership) {
    return switch (records.of(ownership.recordName())) {
      case TextRecords.Answer.Told(var texts) when texts.contains(ownership.proof()) ->
          Optional.empty();
      case TextRecords.Answer.Told(var texts) ->
          Optional.of(
              texts.isEmpty()
                  ? ownership.recordName() + " has no TXT record."
                  : "The TXT record of " + ownership.recordName() + " says something else.");
      case TextRecords.Answer.Silent(var why) -> Optional.of(why);
    };
  }

  /// What is wrong with the file; empty if nothing is.
  private Optional<String> inFile(Ownership ownership) {
    var secure = inFile(ownership, "https://");
    return secure.isEmpty()
        ? secure
        : inFile(ownership, "http://").isEmpty() ? Optional.empty() : secure;
  }

  private Optional<String> inFile(Ownership ownership, String scheme) {
    var url = scheme + ownership.domain() + Ownership.PATH;
    return switch (outbound.send(Outbound.Message.get(url))) {
      case Outbound.Outcome.Answered(var status, _, var body, _, _) when status == 200 ->
          StandardCharsets.UTF_8.decode(body).toString().strip().equals(ownership.proof())
              ? Optional.empty()
              : Optional.of(url + " says something else.");
      case Outbound.Outcome.Answered answered ->
          Optional.of(url + " was answered with " + answered.status() + ".");
      case Outbound.Outcome.Refused(var why) -> Optional.of(url + " was not asked: " + why);
      // How it failed is not told: nobody scans a host's ports by asking to prove that it is his.
      case Outbound.Outcome.Failed _ -> Optional.of(url + " could not be read.");
    };
  }
}
