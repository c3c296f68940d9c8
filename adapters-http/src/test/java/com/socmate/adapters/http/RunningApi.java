package com.socmate.adapters.http;

import com.socmate.application.calendar.ChangeCalendarFeed;
import com.socmate.application.calendar.ReadCalendar;
import com.socmate.application.client.ChangeApiClient;
import com.socmate.application.client.GrantToken;
import com.socmate.application.client.RegisterApiClient;
import com.socmate.application.coverage.BackfillSchedule;
import com.socmate.application.coverage.ReadCoverage;
import com.socmate.application.finding.SuppressFinding;
import com.socmate.application.finding.TriageFinding;
import com.socmate.application.graph.Explore;
import com.socmate.application.graph.MergeEntities;
import com.socmate.application.identity.EraseUser;
import com.socmate.application.identity.ExportUser;
import com.socmate.application.incident.ChangeIncident;
import com.socmate.application.incident.EnrichIncident;
import com.socmate.application.incident.IncidentNews;
import com.socmate.application.incident.IncidentTrail;
import com.socmate.application.incident.InvestigateIncident;
import com.socmate.application.incident.OpenIncident;
import com.socmate.application.incident.ReadIncident;
import com.socmate.application.incident.SyncIncidents;
import com.socmate.application.investigation.Backtest;
import com.socmate.application.investigation.CompilePlan;
import com.socmate.application.investigation.Replay;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.key.CreateApiKey;
import com.socmate.application.key.DisableApiKey;
import com.socmate.application.key.RenewApiKey;
import com.socmate.application.llm.ChangeModels;
import com.socmate.application.llm.TestModel;
import com.socmate.application.notification.ChangePreferences;
import com.socmate.application.notification.ChangeWebhooks;
import com.socmate.application.notification.ExplainSilence;
import com.socmate.application.notification.ExplainTelling;
import com.socmate.application.notification.RedeliverDelivery;
import com.socmate.application.notification.TestWebhook;
import com.socmate.application.plan.ChangePlan;
import com.socmate.application.plan.CheckPlan;
import com.socmate.application.plan.EstimateCost;
import com.socmate.application.port.FakeSiem;
import com.socmate.application.port.FakeSiemEntities;
import com.socmate.application.port.FakeSiemIncidents;
import com.socmate.application.port.FakeWebhookCalls;
import com.socmate.application.port.InMemoryAccessTokens;
import com.socmate.application.port.InMemoryAuditTrail;
import com.socmate.application.port.InMemoryDirectory;
import com.socmate.application.port.InMemoryIncidentMarks;
import com.socmate.application.port.InMemoryIncidents;
import com.socmate.application.port.InMemoryLanguageModels;
import com.socmate.application.port.InMemoryLogWorkspace;
import com.socmate.application.port.InMemoryPersonalData;
import com.socmate.application.port.InMemorySiemProviders;
import com.socmate.application.port.InMemoryWorkforce;
import com.socmate.application.port.InMemoryWorld;
import com.socmate.application.port.ScriptedBriefReader;
import com.socmate.application.port.ScriptedChat;
import com.socmate.application.provider.ChangeProviders;
import com.socmate.application.provider.PlanCompiler;
import com.socmate.application.provider.ProviderLogs;
import com.socmate.application.provider.TestProvider;
import com.socmate.application.run.CancelRun;
import com.socmate.application.run.FinishRun;
import com.socmate.application.run.RunNews;
import com.socmate.application.run.TriggerRun;
import com.socmate.application.schedule.ChangeSchedule;
import com.socmate.application.schedule.CreateSchedule;
import com.socmate.application.schedule.DeleteSchedule;
import com.socmate.application.schedule.ImportSchedules;
import com.socmate.application.schedule.MoveSchedule;
import com.socmate.application.schedule.RestoreSchedule;
import com.socmate.application.search.SearchEverything;
import com.socmate.application.session.AskFurther;
import com.socmate.application.session.ChangeSession;
import com.socmate.application.session.DeleteSession;
import com.socmate.application.session.ForkSession;
import com.socmate.application.session.StartInvestigation;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Role;
import com.socmate.domain.identity.User;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// The whole API on a free port over ports in memory, at noon on a Wednesday.
final class RunningApi {
  private static final PlanCompiler COMPILER = (question, _) -> Plans.compile(question);
  private final AtomicBoolean onlySpecific = new AtomicBoolean();
  private final SpecificQueries queries = new SpecificQueries(onlySpecific::get);
  static final Instant NOON = Instant.parse("2026-05-20T12:00:00Z");
  static final String ADMIN = "admin-token";
  static final String ANALYST = "analyst-token";
  static final String COLLEAGUE = "colleague-token";
  static final UserId ADMIN_ID = new UserId("usr_admin1");
  static final UserId ANALYST_ID = new UserId("usr_analyst1");
  static final UserId COLLEAGUE_ID = new UserId("usr_colleague1");
  static final int CONCURRENT = 3;
  private static final Throttle.PerMinute UNHURRIED =
      new Throttle.PerMinute(100_000, 100_000, 100_000, 100_000);

  final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  final InstantSource clock = now::get;
  final InMemoryWorld world = new InMemoryWorld(clock);
  final GrantToken grant = new GrantToken(world.apiClients(), new InMemoryAccessTokens(clock));
  final Denials denials = new Denials(world.auditLog(), clock);
  final Drain drain = new Drain();
  private final Streams streams = new Streams(drain, Duration.ofMillis(200));
  volatile Optional<String> trouble = Optional.empty();
  final InMemoryLanguageModels models = new InMemoryLanguageModels();
  final ScriptedChat chat = new ScriptedChat();
  final InMemoryLogWorkspace logs = new InMemoryLogWorkspace();
  final KnownTargets targets = new KnownTargets();
  final ScriptedBriefReader briefs = new ScriptedBriefReader();
  final InMemorySiemProviders providers = new InMemorySiemProviders();
  final FakeWebhookCalls webhookCalls = new FakeWebhookCalls();
  final FakeSiemIncidents remote = new FakeSiemIncidents(clock);
  final FakeSiemEntities remoteEntities = new FakeSiemEntities();
  final FakeSiem siem = new FakeSiem(providers, logs, remote, remoteEntities);
  final InMemoryIncidents incidents = world.incidents();
  final InMemoryIncidentMarks marks = new InMemoryIncidentMarks(clock);
  private final Providers named = new Providers(siem);
  private final ProviderLogs workspaces = ProviderLogs.from(siem);
  final List<Routes> resources = new ArrayList<>();
  private final PeopleSigningIn identity = new PeopleSigningIn(world, clock);
  private final HttpApi api;
  private final Client client;

  RunningApi() {
    this(List.of(), Function.identity());
  }

  RunningApi(List<Routes> more, Function<SignIn, SignIn> ways) {
    this(more, ways, UNHURRIED);
  }

  /// @param more routes beside the product's own
  /// @param ways how requests can be signed in, made from the usual way
  /// @param perMinute the limits
  RunningApi(List<Routes> more, Function<SignIn, SignIn> ways, Throttle.PerMinute perMinute) {
    addUsers();
    resources.add(
        new Idempotent(world.idempotentAnswers(), world.transactions()).over(ownRoutes()));
    resources.addAll(identity.routes(List.of(new ClientGrant(grant, clock))));
    resources.addAll(more);
    var guard =
        new Guard(
            List.of(
                ways.apply(new BearerTokens(world.accounts())), new ApiKeyHeader(world.apiKeys())),
            new Throttle(world.rateLimits(), perMinute, new OwnCalls()),
            denials);
    var settings = new HttpSettings("127.0.0.1", 0, Duration.ofSeconds(5));
    api = new HttpApi(settings, resources, guard, drain, Outage.class::isInstance);
    api.start();
    client = new Client(api.port(), ANALYST);
  }

  /// Stands for what an adapter throws when its database is away.
  static final class Outage extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  Client client() {
    return client;
  }

  Client as(String token) {
    return new Client(api.port(), token);
  }

  int port() {
    return api.port();
  }

  void stop() {
    try {
      api.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  List<Route> routes() {
    return resources.stream().flatMap(resource -> resource.routes().stream()).toList();
  }

  private void addUsers() {
    var berlin = ZoneId.of("Europe/Berlin");
    var analyst = Set.of(Role.ANALYST);
    var accounts = world.accounts();
    accounts.add(
        new User(ADMIN_ID, "admin@contoso.example", "Admin", Set.of(Role.ADMIN), ZoneOffset.UTC),
        ADMIN);
    accounts.add(
        new User(ANALYST_ID, "user001@contoso.example", "Analyst", analyst, ZoneOffset.UTC),
        ANALYST);
    accounts.add(
        new User(COLLEAGUE_ID, "user002@contoso.example", "Colleague", analyst, berlin), COLLEAGUE);
  }

  private List<Routes> ownRoutes() {
    var ids = new IdGenerator(clock, new Random(7));
    return List.of(
        exchange(ids),
        new ScheduleRuleRoutes(world.schedules()),
        schedules(ids),
        new ScheduleCheckRoutes(
            world.schedules(),
            world.accounts(),
            clock,
            COMPILER,
            new EstimateCost(workspaces, clock),
            named),
        new BacktestRoutes(
            world.schedules(),
            world.plans(),
            new CheckPlan(workspaces),
            COMPILER,
            new Backtest(
                workspaces, ids, clock, com.socmate.application.investigation.Limits.USUAL),
            new EstimateCost(workspaces, clock),
            world.accounts(),
            clock,
            named),
        new ReplayRoutes(
            new Replay(
                world.sessions(),
                workspaces,
                ids,
                clock,
                com.socmate.application.investigation.Limits.USUAL)),
        plans(),
        new FindingRoutes(
            world.findings(),
            new TriageFinding(world.findings(), world.auditLog(), world.transactions(), clock)),
        new SuppressionRoutes(
            world.suppressions(),
            new SuppressFinding(
                world.findings(),
                world.suppressions(),
                world.auditLog(),
                world.transactions(),
                ids,
                clock),
            clock),
        runs(ids),
        coverage(ids),
        new SessionRoutes(
            world.sessions(), world.runs(), new EventStreams(world.sessions(), streams)),
        models(),
        sessionActions(ids),
        new ReportRoutes(world.sessions(), new PlainPages(), _ -> Optional.empty()),
        new InvestigationRoutes(start(ids), named),
        siemProviders(ids),
        incidents(ids),
        new GraphRoutes(world.graph(), new Explore(world.graph()), world.sessions()),
        new MergeRoutes(
            new MergeEntities(
                world.graph(), world.aliases(), world.auditLog(), world.transactions(), ids, clock),
            world.aliases()),
        new SearchRoutes(new SearchEverything(world.search(), world.graph())),
        new NotificationRoutes(world.notifications(), clock),
        new CalendarRoutes(
            world.calendarFeeds(),
            new ChangeCalendarFeed(
                world.calendarFeeds(), world.auditLog(), world.transactions(), clock),
            new ReadCalendar(world.calendarFeeds(), world.schedules(), clock),
            Optional.of(URI.create("https://soc.example"))),
        why(),
        new InboxStreamRoutes(world.inboxEvents(), world.notifications(), streams),
        new NotificationPreferencesRoutes(
            world.notificationPreferences(),
            new ChangePreferences(
                world.notificationPreferences(),
                world.digests(),
                world.auditLog(),
                world.transactions(),
                clock)),
        webhooks(ids),
        new DeliveryRoutes(
            world.deliveries(),
            new RedeliverDelivery(
                world.deliveries(), world.auditLog(), world.transactions(), clock)),
        new AuditsInMemory(world, ids, clock, finish(ids), targets, streams, briefs),
        apiKeys(ids),
        apiClients(ids),
        new AuditLogRoutes(new InMemoryAuditTrail(world)),
        new WorkforceRoutes(new InMemoryWorkforce(world)),
        userData(),
        new HealthRoutes(drain, () -> trouble),
        new ConsoleRoutes("/console-in-tests/"),
        new ApiDocumentRoutes());
  }

  private StartInvestigation start(IdGenerator ids) {
    return new StartInvestigation(
        world.runQueue(), world.auditLog(), world.transactions(), ids, clock, CONCURRENT);
  }

  SyncIncidents sync(IdGenerator ids) {
    return new SyncIncidents(
        siem,
        incidents,
        marks,
        new IncidentNews(new InMemoryDirectory(world), world.notifications(), ids, clock),
        world.transactions());
  }

  private UserDataRoutes userData() {
    var directory = new InMemoryDirectory(world);
    var personalData = new InMemoryPersonalData(world);
    return new UserDataRoutes(
        new ExportUser(directory, personalData, world.auditLog(), clock),
        new EraseUser(directory, personalData, world.transactions(), world.auditLog(), clock));
  }

  private WhyRoutes why() {
    var telling =
        new ExplainTelling(
            world.notifications(),
            world.deliveries(),
            world.digests(),
            world.webhooks(),
            world.accounts(),
            clock);
    return new WhyRoutes(
        telling,
        new ExplainSilence(
            new ExplainSilence.Sources(
                world.runs(),
                world.sessions(),
                world.findings(),
                world.schedules(),
                world.notifications()),
            telling));
  }

  private WebhookRoutes webhooks(IdGenerator ids) {
    return new WebhookRoutes(
        world.webhooks(),
        new ChangeWebhooks(
            new ChangeWebhooks.Ports(
                world.webhooks(),
                world.deliveries(),
                webhookCalls,
                world.auditLog(),
                world.transactions()),
            ids,
            new Random(11),
            clock),
        new TestWebhook(world.webhooks(), webhookCalls, world.auditLog(), ids, clock),
        world.deliveries());
  }

  private SiemProviderRoutes siemProviders(IdGenerator ids) {
    var audit = world.auditLog();
    return new SiemProviderRoutes(
        providers,
        siem,
        new ChangeProviders(providers, siem, audit, world.transactions(), clock),
        new TestProvider(siem, audit, clock),
        sync(ids),
        marks,
        clock);
  }

  private IncidentRoutes incidents(IdGenerator ids) {
    var transactions = world.transactions();
    var trail = new IncidentTrail(incidents, world.auditLog(), clock);
    return new IncidentRoutes(
        incidents,
        new IncidentRoutes.UseCases(
            new ReadIncident(siem, incidents, world.sessions(), clock),
            new ChangeIncident(siem, incidents, trail, transactions),
            new EnrichIncident(
                siem,
                incidents,
                workspace -> new CompilePlan(new IntentLibrary(workspace)),
                trail,
                transactions),
            new InvestigateIncident(incidents, start(ids), trail),
            new OpenIncident(siem, world.findings(), incidents, trail, transactions)),
        named);
  }

  private ModelRoutes models() {
    var audit = world.auditLog();
    return new ModelRoutes(
        models,
        new ChangeModels(models, chat, audit, world.transactions(), clock),
        new TestModel(models, chat, audit, clock),
        clock);
  }

  private SessionActionRoutes sessionActions(IdGenerator ids) {
    var sessions = world.sessions();
    var audit = world.auditLog();
    var transactions = world.transactions();
    return new SessionActionRoutes(
        new AskFurther(
            sessions,
            world.runs(),
            world.runQueue(),
            audit,
            transactions,
            ids,
            clock,
            COMPILER,
            workspaces,
            models,
            new AskFurther.Settings(CONCURRENT, Duration.ofMinutes(5))),
        new ChangeSession(sessions, audit, transactions, clock),
        new ForkSession(sessions, audit, transactions, ids, clock),
        new DeleteSession(sessions, world.runs(), world.runQueue(), audit, transactions, clock));
  }

  /// From now on only specific queries are taken.
  void requireSpecificQueries() {
    onlySpecific.set(true);
  }

  private ScheduleExchangeRoutes exchange(IdGenerator ids) {
    var audit = world.auditLog();
    var transactions = world.transactions();
    return new ScheduleExchangeRoutes(
        world.schedules(),
        world.plans(),
        new CheckPlan(workspaces),
        new ImportSchedules(
            new CreateSchedule(world.schedules(), audit, transactions, ids, clock, COMPILER),
            new ChangeSchedule(
                world.schedules(), world.plans(), audit, transactions, clock, COMPILER),
            new MoveSchedule(world.schedules(), audit, transactions, clock),
            world.plans(),
            transactions),
        world.accounts(),
        clock,
        queries,
        named);
  }

  private PlanRoutes plans() {
    return new PlanRoutes(
        world.schedules(),
        world.plans(),
        new ChangePlan(
            world.schedules(),
            world.plans(),
            new CheckPlan(workspaces),
            COMPILER,
            world.auditLog(),
            world.transactions(),
            clock),
        COMPILER,
        named);
  }

  private ApiClientRoutes apiClients(IdGenerator ids) {
    var clients = world.apiClients();
    var accounts = world.accounts();
    var audit = world.auditLog();
    var transactions = world.transactions();
    var random = new Random(13);
    return new ApiClientRoutes(
        new RegisterApiClient(clients, accounts, audit, transactions, ids, random, clock),
        new ChangeApiClient(clients, accounts, audit, transactions, random, clock),
        clients);
  }

  private RunRoutes runs(IdGenerator ids) {
    return new RunRoutes(
        world.runHistory(),
        world.runs(),
        new CancelRun(
            world.runHistory(),
            world.runQueue(),
            world.sessions(),
            finish(ids),
            world.auditLog(),
            world.transactions(),
            clock));
  }

  FinishRun finish(IdGenerator ids) {
    return new FinishRun(
        world.runQueue(),
        world.runs(),
        world.sessions(),
        world.schedules(),
        world.notifications(),
        world.auditLog(),
        world.transactions(),
        clock,
        new RunNews(ids, world.audits()::find));
  }

  private CoverageRoutes coverage(IdGenerator ids) {
    var read =
        new ReadCoverage(world.schedules(), world.runHistory(), clock, Duration.ofMinutes(5));
    return new CoverageRoutes(
        world.schedules(),
        read,
        new BackfillSchedule(
            world.schedules(),
            read,
            world.runQueue(),
            world.auditLog(),
            world.transactions(),
            ids,
            clock),
        clock);
  }

  private ApiKeyRoutes apiKeys(IdGenerator ids) {
    var keys = world.apiKeys();
    var audit = world.auditLog();
    var transactions = world.transactions();
    var random = new Random(11);
    return new ApiKeyRoutes(
        new CreateApiKey(keys, world.accounts(), audit, transactions, ids, random, clock),
        new RenewApiKey(keys, audit, transactions, random, clock),
        new DisableApiKey(keys, audit, transactions, clock),
        keys);
  }

  private ScheduleRoutes schedules(IdGenerator ids) {
    var schedules = world.schedules();
    var audit = world.auditLog();
    var transactions = world.transactions();
    var compiler = COMPILER;
    return new ScheduleRoutes(
        new ScheduleRoutes.UseCases(
            new CreateSchedule(schedules, audit, transactions, ids, clock, compiler),
            new ChangeSchedule(schedules, world.plans(), audit, transactions, clock, compiler),
            new MoveSchedule(schedules, audit, transactions, clock),
            new DeleteSchedule(schedules, world.runQueue(), audit, transactions, clock),
            new RestoreSchedule(schedules, audit, transactions, clock),
            new TriggerRun(
                schedules, world.runQueue(), audit, transactions, ids, clock, CONCURRENT)),
        schedules,
        world.plans(),
        world.canaries(),
        world.runHistory(),
        world.accounts(),
        clock,
        compiler,
        queries,
        named);
  }
}
