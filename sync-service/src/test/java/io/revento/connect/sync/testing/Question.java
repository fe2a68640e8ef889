package io.revento.connect.sync.testing;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.revento.connect.embedded.testing.Infrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/**
 * What an operator asks the service again and again while a test waits: by a plain client, as REST
 * Assured takes many times as much of the processor.
 *
 * @param path with its leading slash
 */
record Question(String path) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  record Answer(int status, byte[] body) {

    /** The members of its object. */
    Map<String, Object> object() {
      try {
        return JSON.readValue(body, new TypeReference<>() {});
      } catch (IOException malformed) {
        throw new UncheckedIOException(malformed);
      }
    }

    /** The objects in its {@code data}. */
    List<Map<String, Object>> data() {
      return JSON.convertValue(object().get("data"), new TypeReference<>() {});
    }
  }

  Answer ask() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
            .header("Authorization", "Bearer " + Infrastructure.token("operator"))
            .build();
    try {
      HttpResponse<byte[]> answer = HTTP.send(request, BodyHandlers.ofByteArray());
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
