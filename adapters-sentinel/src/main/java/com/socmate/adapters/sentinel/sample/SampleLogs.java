package com.socmate.adapters.sentinel.sample;

import java.util.List;
import java.util.function.Consumer;

/// Makes a sample: the stories first, since they decide what everyday life must keep clear of.
public final class SampleLogs {
  private static final List<Story> STORIES =
      List.of(
          new FailedSignInStories(),
          new SignInKindStories(),
          new TravelStories(),
          new DirectoryStories(),
          new LateralMovementStories(),
          new WindowsChangeStories(),
          new WindowsAttackStories(),
          new WindowsProcessStories(),
          new SysmonStories(),
          new TrafficStories(),
          new NameStories(),
          new EdgeStories(),
          new CloudStories(),
          new StorageStories(),
          new HealthStories(),
          new AuditCompletenessStories(),
          new EntityStories());
  private static final List<Story> EVERYDAY_LIFE =
      List.of(
          new EverydaySignIns(),
          new EverydayServers(),
          new EverydayWorkstations(),
          new EverydayAudits(),
          new EverydayCloud(),
          new EverydayTraffic(),
          new EverydayServices());

  private SampleLogs() {}

  /// Gives every row to `rows`, in no particular order, and answers what was planted.
  public static Manifest generate(Settings settings, Consumer<Row> rows) {
    var stage = new Stage(settings, new World(settings), rows);
    STORIES.forEach(it -> it.tell(stage));
    EVERYDAY_LIFE.forEach(it -> it.tell(stage));
    return stage.manifest();
  }
}
