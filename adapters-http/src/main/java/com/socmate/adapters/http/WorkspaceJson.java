package com.socmate.adapters.http;

import com.socmate.application.port.Audits;
import com.socmate.application.port.Workspaces;
import com.socmate.domain.workspace.Member;
import com.socmate.domain.workspace.Ownership;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A workspace, as its members see it.
record WorkspaceJson(
    String id,
    String name,
    String domain,
    String role,
    long auditCount,
    @Nullable Instant lastAuditAt,
    @Nullable Integer averageScore,
    List<MemberJson> members,
    Instant createdAt) {
  static WorkspaceJson from(Workspaces.Entry entry, Audits.Summary summary, List<Member> members) {
    var workspace = entry.workspace();
    return new WorkspaceJson(
        workspace.id().value(),
        workspace.name(),
        workspace.domain().value(),
        Words.of(entry.role()),
        summary.audits(),
        summary.lastAt().orElse(null),
        summary.averageScore().isPresent() ? summary.averageScore().getAsInt() : null,
        members.stream().map(MemberJson::from).toList(),
        workspace.createdAt());
  }

  record MemberJson(String userId, String role, Instant since) {
    static MemberJson from(Member member) {
      return new MemberJson(member.user().value(), Words.of(member.role()), member.since());
    }
  }

  /// What proves a domain, and whether it does.
  record VerificationJson(
      String domain,
      String status,
      String recordName,
      String recordValue,
      String filePath,
      String fileContent,
      @Nullable String method,
      @Nullable Instant checkedAt,
      @Nullable Instant verifiedAt,
      @Nullable String detail) {
    static VerificationJson from(Ownership ownership) {
      return new VerificationJson(
          ownership.domain().value(),
          Words.of(ownership.state()),
          ownership.recordName(),
          ownership.proof(),
          Ownership.PATH,
          ownership.proof(),
          ownership.method().map(Words::of).orElse(null),
          ownership.checkedAt().orElse(null),
          ownership.verifiedAt().orElse(null),
          ownership.detail().isEmpty() ? null : ownership.detail());
    }
  }
}
