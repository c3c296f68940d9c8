package com.socmate.adapters.audit.lab;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.socmate.adapters.audit.worker.AuditWorkerMain;
import com.socmate.application.port.AuditSandbox;
import com.socmate.domain.audit.AuditTarget;
import crawlercommons.domains.EffectiveTldFinder;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.slf4j.Logger;
import org.xbill.DNS.Message;

/// The class path of a worker in a process of its own: who runs the tests may have hidden it.
public final class WorkerClasses {
  private WorkerClasses() {}

  public static String path() {
    return List.of(
            AuditWorkerMain.class,
            AuditTarget.class,
            AuditSandbox.class,
            ObjectMapper.class,
            JsonFactory.class,
            JsonCreator.class,
            EffectiveTldFinder.class,
            Logger.class,
            Message.class,
            NullMarked.class)
        .stream()
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
        .distinct()
        .collect(Collectors.joining(":"));
  }
}
