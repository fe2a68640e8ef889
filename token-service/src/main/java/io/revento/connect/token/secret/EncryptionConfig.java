package io.revento.connect.token.secret;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where the keys are that seal tokens at rest. */
@ConfigMapping(prefix = "token.encryption")
interface EncryptionConfig {

  /** A file with one {@code keyid:base64-of-32-bytes} per line; the first encrypts. */
  Optional<String> keysFile();
}
