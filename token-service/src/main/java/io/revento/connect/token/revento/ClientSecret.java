package io.revento.connect.token.revento;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * Reads {@code secret|file}: the secret, or else what stands in the file. Failures name neither: a
 * configuration error shows the text that it is about, and there is one only without a secret.
 */
public final class ClientSecret implements Converter<String> {

  private static final long serialVersionUID = 1L;

  /**
   * @throws IllegalArgumentException when there is no secret: a sentence that says what to set
   */
  @Override
  public String convert(String text) {
    int bar = text.lastIndexOf('|');
    if (bar < 0) {
      return text;
    }
    String secret = text.substring(0, bar).strip();
    if (!secret.isEmpty()) {
      return secret;
    }
    String file = text.substring(bar + 1).strip();
    if (file.isEmpty()) {
      throw new IllegalArgumentException(
          "Set REVENTO_CLIENT_SECRET, or REVENTO_CLIENT_SECRET_FILE to a file with the secret.");
    }
    return read(file);
  }

  private static String read(String file) {
    String secret;
    try {
      secret = Files.readString(Path.of(file)).strip();
    } catch (IOException | InvalidPathException unreadable) {
      throw new IllegalArgumentException(
          "Set REVENTO_CLIENT_SECRET_FILE to a file that can be read: this one cannot.",
          unreadable);
    }
    if (secret.isEmpty()) {
      throw new IllegalArgumentException(
          "Put the client secret into the file of REVENTO_CLIENT_SECRET_FILE: it is empty.");
    }
    return secret;
  }
}
