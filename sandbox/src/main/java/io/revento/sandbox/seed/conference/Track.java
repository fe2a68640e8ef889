package io.revento.sandbox.seed.conference;

import java.util.List;

/**
 * A strand of talks, which becomes a thread of a program and an answer to {@code favorite_track}.
 */
public enum Track {
  DATA("Data in motion", "#2f6f8f", "talks-data.txt"),
  SOFTWARE("Software that lasts", "#7a4e9e", "talks-software.txt"),
  PEOPLE("People and craft", "#b2562d", "talks-people.txt"),
  WEB("A web for everyone", "#3f7d4e", "talks-web.txt");

  private final String title;
  private final String color;
  private final List<String> talks;

  Track(String title, String color, String file) {
    this.title = title;
    this.color = color;
    this.talks = SeedText.lines(file);
  }

  public String title() {
    return title;
  }

  /** As CSS writes it. */
  public String color() {
    return color;
  }

  public List<String> talks() {
    return talks;
  }
}
