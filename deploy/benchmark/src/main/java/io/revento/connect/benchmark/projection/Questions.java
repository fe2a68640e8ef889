package io.revento.connect.benchmark.projection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revento.connect.benchmark.projection.Figures.Answers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/** Asks a large event's models by HTTP, one question after the other. */
final class Questions {

  private static final int OK = 200;
  private static final int DIGITS = 3;
  private static final int WARM_UP_PART = 5;
  private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(2);

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final URI event;
  private final String token;
  private final int participants;
  private final int times;

  /**
   * @param event its overview
   * @param times how often each question is asked
   */
  Questions(URI event, String token, int participants, int times) {
    this.event = event;
    this.token = token;
    this.participants = participants;
    this.times = times;
  }

  List<Answers> ask() throws IOException, InterruptedException {
    List<Answers> all = new ArrayList<>();
    all.add(ask("event overview", number -> ""));
    all.add(ask("applications summary", number -> "/applications/summary"));
    all.add(ask("first page of 50", number -> "/participants?limit=50"));
    all.add(pages("each next page of 50"));
    all.add(
        ask(
            "search by a name that one in 400 has",
            number -> "/participants?limit=50&q=" + TopicFill.rareName(someone(number))));
    all.add(
        ask(
            "search by one's mail address",
            number -> "/participants?limit=50&q=person%d.".formatted(someone(number))));
    all.add(
        ask(
            "filter by status and track",
            number -> "/participants?limit=50&status=approved&favorite_track=Systems"));
    all.add(ask("filter by role", number -> "/participants?limit=50&role=rol_1"));
    all.add(
        ask(
            "one participant",
            number -> "/participants/" + TopicFill.participantId(someone(number))));
    return all;
  }

  /** Someone else each time. */
  private int someone(int number) {
    return Math.floorMod(number * 7_919, participants);
  }

  private Answers ask(String question, IntFunction<String> path)
      throws IOException, InterruptedException {
    for (int time = 0; time < times / WARM_UP_PART; time++) {
      get(path.apply(times + time));
    }
    Histogram micros = new Histogram(HIGHEST_MICROS, DIGITS);
    for (int time = 0; time < times; time++) {
      long begun = System.nanoTime();
      get(path.apply(time));
      micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun));
    }
    return new Answers(question, micros);
  }

  /** From page to page, by the cursor of the one before. */
  private Answers pages(String question) throws IOException, InterruptedException {
    Histogram micros = new Histogram(HIGHEST_MICROS, DIGITS);
    String cursor = "";
    for (int time = 0; time < times; time++) {
      long begun = System.nanoTime();
      byte[] page = get("/participants?limit=50" + cursor);
      micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun));
      JsonNode next = json.readTree(page).path("next_cursor");
      cursor = next.isTextual() ? "&cursor=" + next.asText() : "";
    }
    return new Answers(question, micros);
  }

  private byte[] get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(event + path))
            .header("Authorization", "Bearer " + token)
            .build();
    HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() != OK) {
      throw new IOException(request.uri() + " answered " + answer.statusCode());
    }
    return answer.body();
  }
}
