package com.socmate.adapters.audit.crawl;

import com.socmate.adapters.audit.http.HttpAsker;
import com.socmate.domain.audit.AuditTarget;
import com.socmate.domain.audit.crawl.Form;
import com.socmate.domain.audit.crawl.Links;
import com.socmate.domain.audit.crawl.Parameter;
import com.socmate.domain.audit.crawl.Robots;
import com.socmate.domain.audit.crawl.Untouchable;
import com.socmate.domain.audit.crawl.WebAddress;
import com.socmate.domain.audit.observed.Crawl;
import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Place;
import com.socmate.domain.audit.observed.ProbePaths;
import com.socmate.domain.audit.observed.Site;
import com.socmate.domain.audit.plan.Errand;
import com.socmate.domain.audit.trial.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Walks through a site from its first page, its map and its scripts, then tries what its pages
/// take. It goes nowhere else, follows nothing that looks as if it did something, and sends no form
/// but those that only ask.
public final class SiteCrawler {
  private static final int PAGE_BYTES = 256 * 1024;
  private static final int OTHER_BYTES = 4 * 1024;
  private static final int SCRIPT_BYTES = 512 * 1024;
  private static final int MOST_SCRIPTS = 60;
  private static final int MOST_FOLDERS = 50;
  private static final int MOST_AFTERWARDS = 100;
  private static final Pattern SOURCE_MAP =
      Pattern.compile("//[#@] sourceMappingURL=(?!data:)(\\S{1,500})");

  private final AuditTarget target;
  private final Errand errand;
  private final Effort effort;
  private final Frontier frontier;
  private final Places places = new Places();
  private final List<Exchange> pages = new ArrayList<>();
  private final Map<String, Exchange> scripts = new LinkedHashMap<>();
  private final List<Exchange> sourceMaps = new ArrayList<>();
  private final TreeSet<String> folders = new TreeSet<>();
  private final Set<Place> special = new LinkedHashSet<>();
  private String base = "";

  /// @param timeIsOver asked before every request
  public SiteCrawler(
      HttpAsker asker, AuditTarget target, Errand errand, BooleanSupplier timeIsOver) {
    this.target = target;
    this.errand = errand;
    this.effort = new Effort(asker, errand.requests(), timeIsOver);
    this.frontier = new Frontier(errand);
  }

  public Crawl crawl(Site site) {
    var first = site.page();
    if (first.isEmpty()) {
      return Crawl.NONE;
    }
    base = site.https().isPresent() ? target.httpsUrl() : target.httpUrl();
    seeds(site);
    leadsFrom(first.get(), 0);
    while (!effort.isSpent()) {
      var next = frontier.next();
      if (next.isEmpty()) {
        break;
      }
      if (pages.size() >= errand.pages()) {
        effort.end("The audit's " + errand.pages() + " pages were seen.");
      } else {
        visit(next.get());
      }
    }
    var listed = folders();
    var trier = new Trier(effort, errand);
    trier.tryAll(places.all());
    trier.tryAll(List.copyOf(special));
    trier.tryAll(afterwards());
    return new Crawl(
        pages,
        List.copyOf(scripts.values()),
        sourceMaps,
        listed,
        trier.tried(),
        trier.trials(),
        frontier.leftOut(),
        List.of(),
        effort.requests(),
        effort.ended());
  }

  private void seeds(Site site) {
    var robots = effort.get(base + "/robots.txt", List.of(), PAGE_BYTES);
    if (robots.status() == 200 && !robots.isHtml()) {
      frontier.obey(Robots.read(robots.body()));
    }
    site.page().flatMap(it -> at(it.url(), it.url())).ifPresent(this::begin);
    var map = effort.get(base + "/sitemap.xml", List.of(), PAGE_BYTES);
    if (map.status() == 200) {
      Links.ofSitemap(map.body()).forEach(it -> add(map.url(), it, "", 1));
    }
    errand.within().forEach(it -> add(base + "/", it, "", 0));
    site.scripts().forEach(it -> leadsFrom(it, 0));
    site.probes().stream()
        .filter(it ->
            it.status() == 200 && ProbePaths.DESCRIPTIONS.stream().anyMatch(it.url()::endsWith))
        .forEach(it -> api(it.url()));
  }

  /// What the site says of its own API is looked at like what its pages lead to.
  private void api(String url) {
    var description = effort.get(url, List.of(), PAGE_BYTES);
    for (var operation : ApiDescription.operations(description.body())) {
      var address = at(url, operation.address()).filter(frontier::allows);
      address.ifPresent(it -> frontier.add(it, "", 1));
      address
          .filter(_ -> operation.guarded())
          .ifPresent(it -> special.add(new Place(it.url(), "", Place.Kind.GUARDED)));
    }
  }

  /// The pages once more, now that everything else has been tried.
  private List<Place> afterwards() {
    return pages.stream()
        .filter(it -> it.status() == 200 && it.isHtml())
        .map(it -> new Place(it.url(), "", Place.Kind.AFTERWARDS))
        .limit(MOST_AFTERWARDS)
        .toList();
  }

  private void begin(WebAddress first) {
    frontier.met(first);
    if (errand.covers(first.path())) {
      places.add(first);
    }
  }

  private Optional<WebAddress> at(String from, String link) {
    return WebAddress.of(target, base, from, link);
  }

  private void add(String from, String link, String words, int depth) {
    at(from, link).ifPresent(it -> frontier.add(it, words, depth));
  }

  private void visit(Frontier.Next next) {
    var address = next.address();
    var answer = effort.get(address.url(), List.of(), PAGE_BYTES);
    if (!answer.isAnswered()) {
      return;
    }
    pages.add(effort.kept(answer, answer.isHtml() ? PAGE_BYTES : OTHER_BYTES));
    if (answer.status() != 404) {
      places.add(address);
      folders.add(address.folder());
    }
    if (Refusal.is(answer)) {
      special.add(new Place(address.url(), "", Place.Kind.REFUSED));
    }
    answer.first("location").ifPresent(it -> add(answer.url(), it, "", next.depth() + 1));
    leadsFrom(answer, next.depth());
  }

  private void sockets(Exchange answer) {
    Links.socketsOf(answer.body()).stream()
        .flatMap(it -> at(base + "/", it).stream())
        .filter(frontier::allows)
        .forEach(it -> special.add(new Place(it.url(), "", Place.Kind.SOCKET)));
  }

  private void leadsFrom(Exchange answer, int depth) {
    sockets(answer);
    if (answer.isHtml() && answer.status() == 200) {
      Links.ofPage(answer.body())
          .forEach(it -> add(answer.url(), it.address(), it.words(), depth + 1));
      Form.of(answer.body()).forEach(it -> form(answer, it, depth));
      Links.scriptsOf(answer.body()).forEach(it -> script(answer.url(), it, depth));
    } else if (answer.type().contains("javascript")) {
      Links.ofScript(answer.body()).forEach(it -> add(base + "/", it, "", depth + 1));
    }
  }

  /// A form that only asks is asked as it stands; any other is left where it is.
  private void form(Exchange page, Form form, int depth) {
    var action = form.action().isEmpty() ? page.url() : form.action();
    var leads = at(page.url(), action);
    if (leads.isEmpty()) {
      return;
    }
    if (form.isHarmless() && !Untouchable.is(leads.get(), "")) {
      var query =
          form.parameters().stream().map(Parameter::written).collect(Collectors.joining("&"));
      at(page.url(), leads.get().path() + "?" + query)
          .ifPresent(it -> frontier.add(it, form.words(), depth + 1));
    } else {
      frontier.leaveOut(
          form.method().toUpperCase(Locale.ROOT) + " " + leads.get().path(),
          "a form that may change something is not sent");
    }
  }

  private void script(String page, String source, int depth) {
    var address = at(page, source);
    if (address.isEmpty()
        || scripts.size() >= MOST_SCRIPTS
        || scripts.containsKey(address.get().url())
        || effort.isSpent()
        || !frontier.allows(address.get())) {
      return;
    }
    var answer = effort.get(address.get().url(), List.of(), SCRIPT_BYTES);
    scripts.put(address.get().url(), effort.kept(answer, SCRIPT_BYTES));
    frontier.met(address.get());
    folders.add(address.get().folder());
    leadsFrom(answer, depth);
    var map = SOURCE_MAP.matcher(answer.body());
    if (map.find() && !effort.isSpent()) {
      at(answer.url(), map.group(1))
          .filter(frontier::allows)
          .map(it -> effort.get(it.url(), List.of(), OTHER_BYTES))
          .ifPresent(it -> sourceMaps.add(effort.kept(it, OTHER_BYTES)));
    }
  }

  /// Folders that hold what was found; the usual ones have been asked for already.
  private List<Exchange> folders() {
    List<Exchange> listed = new ArrayList<>();
    for (String folder : folders) {
      var address = new WebAddress(base, folder, "");
      if (!folder.equals("/")
          && !ProbePaths.PROBES.contains(folder)
          && listed.size() < MOST_FOLDERS
          && !effort.isSpent()
          && frontier.allows(address)) {
        listed.add(effort.kept(effort.get(address.url(), List.of(), OTHER_BYTES), OTHER_BYTES));
      }
    }
    return listed;
  }
}
