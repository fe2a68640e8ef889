package io.revento.connect.system.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.revento.connect.local.setup.JsonHttp;
import io.revento.connect.local.stack.Ports.Port;
import io.revento.connect.system.RunningSystem;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Changes, creations and deletes at Revento, drawn by chance; remembers what was deleted. */
final class RandomEdits {

  /** How often each is drawn; what may come and go. */
  private enum Subject {
    APPLICATION("applications", 4, false),
    PARTICIPANT("participants", 2, true),
    ACTIVITY("activities", 5, true),
    LOCATION("locations", 2, true),
    REGISTRATION_WAVE("registration-waves", 1, false),
    THREAD("threads", 1, false),
    VENUE("venues", 1, true);

    private final String path;
    private final int weight;
    private final boolean comesAndGoes;

    Subject(String path, int weight, boolean comesAndGoes) {
      this.path = path;
      this.weight = weight;
      this.comesAndGoes = comesAndGoes;
    }
  }

  private static final List<String> STATUSES =
      List.of("pending", "approved", "rejected", "revision_requested");
  private static final int FEWEST = 3;
  private static final int IN_TEN_CHANGED = 7;
  private static final int IN_TEN_CREATED = 8;

  private final JsonHttp http = JsonHttp.anonymous();
  private final URI sandbox;
  private final String event;
  private final Random random;
  private final List<Subject> urn = new ArrayList<>();
  private final Map<Subject, List<String>> ids = new HashMap<>();
  private final Map<Subject, Map<String, Object>> models = new HashMap<>();
  private final Set<String> deleted = new ConcurrentSkipListSet<>();
  private int changes;
  private int creations;

  RandomEdits(RunningSystem system, Random random) throws IOException, InterruptedException {
    this.sandbox = system.stack().url(Port.SANDBOX);
    this.event = system.testEvent();
    this.random = random;
    for (Subject subject : Subject.values()) {
      List<String> known = new ArrayList<>();
      for (JsonNode resource :
          http.get(uri(subject.path + "?limit=200&event_id=" + event)).path("data")) {
        known.add(resource.path("id").asText());
        models.putIfAbsent(subject, model(subject, resource));
      }
      ids.put(subject, known);
      for (int i = 0; i < subject.weight; i++) {
        urn.add(subject);
      }
    }
  }

  int changes() {
    return changes;
  }

  int creations() {
    return creations;
  }

  /** Ids of all that was deleted. */
  Set<String> deleted() {
    return Set.copyOf(deleted);
  }

  /** Makes the next one. */
  void next(int number) throws IOException, InterruptedException {
    Subject subject = urn.get(random.nextInt(urn.size()));
    int dice = random.nextInt(10);
    List<String> known = ids.get(subject);
    if (!subject.comesAndGoes || dice < IN_TEN_CHANGED) {
      change(subject, known.get(random.nextInt(known.size())), number);
    } else if (dice < IN_TEN_CREATED || known.size() <= FEWEST) {
      create(subject, number);
    } else {
      delete(subject, known.remove(random.nextInt(known.size())));
    }
  }

  private void change(Subject subject, String id, int number)
      throws IOException, InterruptedException {
    Map<String, Object> change =
        switch (subject) {
          case APPLICATION -> Map.of("status", STATUSES.get(random.nextInt(STATUSES.size())));
          case REGISTRATION_WAVE -> Map.of("capacity", 100 + number);
          case ACTIVITY -> Map.of("title", "Title " + number);
          default -> Map.of("name", "Name " + number);
        };
    http.patch(uri(subject.path + "/" + id), change);
    changes++;
  }

  private void create(Subject subject, int number) throws IOException, InterruptedException {
    Map<String, Object> body = new HashMap<>(models.get(subject));
    body.put("event_id", event);
    body.put(subject == Subject.ACTIVITY ? "title" : "name", "New " + number);
    if (subject == Subject.PARTICIPANT) {
      body.put("email", "new-%d@mail.example".formatted(number));
    }
    ids.get(subject).add(http.post(uri(subject.path), body).path("id").asText());
    creations++;
  }

  private void delete(Subject subject, String id) throws IOException, InterruptedException {
    deleted.add(id);
    http.delete(uri(subject.path + "/" + id));
  }

  /** What a new one of that kind has to say beside its name. */
  private static Map<String, Object> model(Subject subject, JsonNode resource) {
    List<String> fields =
        switch (subject) {
          case ACTIVITY -> List.of("program_id", "thread_id", "day", "starts_at", "ends_at");
          case LOCATION -> List.of("floor_id");
          default -> List.of();
        };
    Map<String, Object> model = new HashMap<>();
    fields.forEach(field -> model.put(field, resource.path(field).asText()));
    return model;
  }

  private URI uri(String path) {
    return sandbox.resolve("/sandbox/" + path);
  }
}
