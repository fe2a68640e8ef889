package io.revento.connect.token.secret;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;

/** The keys that seal tokens at rest. */
@ConfigMapping(prefix = "token.encryption")
interface EncryptionConfig {

  /** From a file with one {@code keyid:base64-of-32-bytes} per line; the first encrypts. */
  @WithConverter(KeysFile.class)
  EncryptionKeys keys();
}
