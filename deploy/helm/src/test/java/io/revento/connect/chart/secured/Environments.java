package io.revento.connect.chart.secured;

import static io.revento.connect.chart.rendering.Document.each;

import com.fasterxml.jackson.databind.JsonNode;
import io.revento.connect.chart.rendering.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Does what a kubelet does: makes of a pod's specification the variables that its container starts
 * with, and puts files where these say.
 *
 * @param secrets the content of every secret and config map, by {@code name/key}: a text or a file
 * @param root where the container's {@code /} is
 */
record Environments(Map<String, Object> secrets, Path root) {

  Map<String, String> of(Document program) throws IOException {
    Path own = root.resolve(program.part());
    mount(program, own);
    Map<String, String> environment = new HashMap<>();
    program
        .environment()
        .forEach(
            (name, entry) -> {
              JsonNode reference = entry.at("/valueFrom/secretKeyRef");
              String value =
                  reference.isObject()
                      ? (String) content(reference.path("name"), reference.path("key"))
                      : entry.path("value").asText();
              environment.put(name, value.startsWith("/") ? own + value : value);
            });
    return environment;
  }

  private void mount(Document program, Path own) throws IOException {
    for (JsonNode mount : program.container().path("volumeMounts")) {
      JsonNode volume =
          each(program.pod().path("volumes"))
              .filter(each -> each.path("name").equals(mount.path("name")))
              .findFirst()
              .orElseThrow();
      Path folder = Path.of(own + mount.path("mountPath").asText());
      Files.createDirectories(folder);
      put(volume.at("/secret/secretName"), volume.at("/secret/items"), folder);
      put(volume.at("/configMap/name"), volume.at("/configMap/items"), folder);
    }
  }

  private void put(JsonNode name, JsonNode items, Path folder) throws IOException {
    for (JsonNode item : items) {
      Path file = folder.resolve(item.path("path").asText());
      if (content(name, item.path("key")) instanceof Path source) {
        Files.copy(source, file);
      } else {
        Files.writeString(file, (String) content(name, item.path("key")));
      }
    }
  }

  private Object content(JsonNode name, JsonNode key) {
    String place = name.asText() + "/" + key.asText();
    Object content = secrets.get(place);
    if (content == null) {
      throw new IllegalArgumentException("no " + place);
    }
    return content;
  }
}
