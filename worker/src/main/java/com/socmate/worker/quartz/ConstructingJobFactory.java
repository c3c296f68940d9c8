package com.socmate.worker.quartz;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.quartz.Job;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.spi.JobFactory;
import org.quartz.spi.TriggerFiredBundle;

/// Builds jobs by calling their constructor with the work they do, so that nothing is looked up by
/// name at run time but the tick itself.
final class ConstructingJobFactory implements JobFactory {
  private final Map<String, Tick> ticks;

  ConstructingJobFactory(List<Tick> ticks) {
    this.ticks =
        ticks.stream().collect(Collectors.toUnmodifiableMap(Tick::name, Function.identity()));
  }

  @Override
  public Job newJob(TriggerFiredBundle bundle, Scheduler scheduler) throws SchedulerException {
    var name = bundle.getJobDetail().getKey().getName();
    var tick = ticks.get(name);
    if (tick == null) {
      throw new SchedulerException(
          "The cluster's tables name a tick '" + name + "' that this version does not have.");
    }
    return new TickJob(tick);
  }
}
