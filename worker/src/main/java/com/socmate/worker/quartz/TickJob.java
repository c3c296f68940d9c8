package com.socmate.worker.quartz;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does a tick's work on the one node of the cluster that Quartz chose for it.
@DisallowConcurrentExecution
final class TickJob implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(TickJob.class);

  private final Tick tick;

  TickJob(Tick tick) {
    this.tick = tick;
  }

  @Override
  public void execute(JobExecutionContext context) {
    try {
      tick.work().run();
    } catch (RuntimeException e) {
      LOG.warn("The {} tick failed; the next one does what it left undone.", tick.name(), e);
    }
  }
}
