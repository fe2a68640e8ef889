package io.revento.connect.token.secret;

import io.revento.connect.token.Needed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * Reads the keys from the file that is named, so that wrong ones stop the start before all else.
 */
public final class KeysFile implements Converter<EncryptionKeys> {

  private static final long serialVersionUID = 1L;

  /**
   * @throws IllegalArgumentException when there is no file, or none with keys: a sentence that says
   *     what to put right
   */
  @Override
  public EncryptionKeys convert(String text) {
    String file = new Needed().convert(text);
    try {
      return EncryptionKeys.parse(Files.readAllLines(Path.of(file)));
    } catch (IOException | InvalidPathException unreadable) {
      throw new IllegalArgumentException(
          "Set TOKEN_ENCRYPTION_KEYS_FILE to a file that can be read: this one cannot.",
          unreadable);
    }
  }
}
