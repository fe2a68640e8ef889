package io.revento.connect.sync.health;

import org.eclipse.microprofile.config.spi.Converter;

/**
 * Reads {@code value | sentence}: the value, or where there is none the sentence as the reason why
 * the service does not start. (An empty property would count as absent, and be named by its
 * property instead of by the variable that somebody forgot.)
 */
public final class Needed implements Converter<String> {

  private static final long serialVersionUID = 1L;

  /**
   * @throws IllegalArgumentException when there is no value: the sentence
   */
  @Override
  public String convert(String text) {
    int bar = text.lastIndexOf('|');
    String value = (bar < 0 ? text : text.substring(0, bar)).strip();
    if (value.isEmpty()) {
      throw new IllegalArgumentException(text.substring(bar + 1).strip());
    }
    return value;
  }
}
