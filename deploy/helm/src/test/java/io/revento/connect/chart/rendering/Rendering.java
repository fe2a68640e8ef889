package io.revento.connect.chart.rendering;

import java.util.List;
import java.util.stream.Stream;

/**
 * What Helm made of the chart with one set of values.
 *
 * @param values the set's name
 */
public record Rendering(String values, List<Document> documents) {

  public Rendering {
    documents = List.copyOf(documents);
  }

  public Stream<Document> of(String kind) {
    return documents.stream().filter(document -> document.kind().equals(kind));
  }

  /** The one resource of that kind for that part of the system. */
  public Document the(String kind, String part) {
    List<Document> found = of(kind).filter(document -> document.part().equals(part)).toList();
    if (found.size() != 1) {
      throw new AssertionError("%s: %d × %s for %s".formatted(values, found.size(), kind, part));
    }
    return found.get(0);
  }

  public Stream<Document> withPods() {
    return documents.stream().filter(Document::hasPods);
  }

  @Override
  public String toString() {
    return values;
  }
}
