package io.revento.sandbox.requests;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The last requests, in the order in which they were answered. */
@ApplicationScoped
public class RequestLog {

  private final RequestsConfig config;
  private final Deque<LoggedRequest> requests = new ArrayDeque<>();

  RequestLog(RequestsConfig config) {
    this.config = config;
  }

  synchronized void add(LoggedRequest request) {
    if (requests.size() >= config.kept()) {
      requests.removeFirst();
    }
    requests.addLast(request);
  }

  public synchronized List<LoggedRequest> find(Predicate<LoggedRequest> wanted) {
    return requests.stream().filter(wanted).toList();
  }
}
