package org.mithaq.node.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** All routes of one listener; where two patterns match, the first one in the list answers. */
public final class RouteTable {

  /** A route and what the named segments of its pattern stand for. */
  record Found(Route route, Map<String, String> segments) {}

  private record Entry(Route route, List<String> pattern) {}

  private final List<Route> routes;
  private final Map<String, List<Entry>> byFirstSegment = new HashMap<>();

  public RouteTable(List<Route> routes) {
    this.routes = List.copyOf(routes);
    Set<String> seen = new HashSet<>();
    for (Route route : this.routes) {
      if (!seen.add(route.method() + " " + route.pattern())) {
        throw new IllegalArgumentException(
            "two routes for " + route.method() + " " + route.pattern());
      }
      List<String> pattern = Route.split(route.pattern());
      if (pattern.getFirst().startsWith("{")) {
        throw new IllegalArgumentException("the first segment is fixed: " + route.pattern());
      }
      byFirstSegment
          .computeIfAbsent(pattern.getFirst(), first -> new ArrayList<>())
          .add(new Entry(route, pattern));
    }
  }

  /** In the order of matching. */
  public List<Route> routes() {
    return routes;
  }

  /**
   * The route for a request.
   *
   * @throws Refusal 404 where no pattern matches, 405 where one does for another method
   */
  Found find(String method, List<String> path) throws Refusal {
    String wanted = method.equals("HEAD") ? "GET" : method;
    for (Entry entry : candidates(path)) {
      if (entry.route().method().equals(wanted)) {
        var segments = Route.match(entry.pattern(), path);
        if (segments.isPresent()) {
          return new Found(entry.route(), segments.get());
        }
      }
    }
    Set<String> allowed = methods(path);
    if (allowed.isEmpty()) {
      List<String> slashed = new ArrayList<>(path);
      slashed.add("");
      throw Refusal.notFound(
          !path.getLast().isEmpty() && !methods(slashed).isEmpty()
              ? "This address ends in a slash; add it."
              : "There is nothing at this address.");
    }
    String allow = String.join(", ", allowed);
    throw Refusal.of(405, "method-not-allowed", "This address takes " + allow + " only.", method)
        .with("Allow", allow);
  }

  /** The methods that an address takes; none where there is nothing. */
  Set<String> methods(List<String> path) {
    Set<String> methods = new TreeSet<>();
    for (Entry entry : candidates(path)) {
      if (Route.match(entry.pattern(), path).isPresent()) {
        methods.add(entry.route().method());
        if (entry.route().method().equals("GET")) {
          methods.add("HEAD");
        }
        methods.add("OPTIONS");
      }
    }
    return methods;
  }

  /** Whether pages of other sites may read what is at this address. */
  boolean published(List<String> path) {
    return candidates(path).stream()
        .anyMatch(entry ->
            entry.route().access() == Access.PUBLISHED
                && Route.match(entry.pattern(), path).isPresent());
  }

  private List<Entry> candidates(List<String> path) {
    return byFirstSegment.getOrDefault(path.getFirst(), List.of());
  }
}
