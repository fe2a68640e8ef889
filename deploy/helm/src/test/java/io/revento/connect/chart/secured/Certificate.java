package io.revento.connect.chart.secured;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A key with a certificate that it signed itself, made by the JDK's keytool: valid for a day, for
 * this machine.
 */
record Certificate(Path keystore) {

  static final String PASSWORD = "changeit";

  private static final String ALIAS = "it";

  static Certificate create(Path folder, String name) throws IOException, InterruptedException {
    Path keystore = folder.resolve(name + ".p12");
    keytool(
        "-genkeypair",
        "-keystore",
        keystore.toString(),
        "-storepass",
        PASSWORD,
        "-alias",
        ALIAS,
        "-keyalg",
        "EC",
        "-validity",
        "1",
        "-dname",
        "CN=" + name,
        "-ext",
        "san=ip:127.0.0.1,dns:localhost");
    return new Certificate(keystore);
  }

  /** The certificate as PEM. */
  Path pem() throws IOException, GeneralSecurityException {
    Path file = beside(".crt");
    Files.writeString(file, pem("CERTIFICATE", load().getCertificate(ALIAS).getEncoded()));
    return file;
  }

  /** The private key as PEM, for its owner alone. */
  Path keyPem() throws IOException, GeneralSecurityException {
    Path file = beside(".key");
    Key key = load().getKey(ALIAS, PASSWORD.toCharArray());
    Files.writeString(file, pem("PRIVATE KEY", key.getEncoded()));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  private Path beside(String ending) {
    return keystore.resolveSibling(keystore.getFileName().toString().replace(".p12", ending));
  }

  private KeyStore load() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(keystore)) {
      store.load(file, PASSWORD.toCharArray());
    }
    return store;
  }

  private static String pem(String what, byte[] content) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, lines, what);
  }

  private static void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
  }
}
