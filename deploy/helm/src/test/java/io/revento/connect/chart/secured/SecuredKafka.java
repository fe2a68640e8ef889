package io.revento.connect.chart.secured;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import io.revento.connect.chart.rendering.Document;
import io.revento.connect.embedded.FreePort;
import io.revento.connect.embedded.SingleBroker;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A broker that lets clients in by TLS only, with SCRAM or a certificate, and allows what its ACLs
 * say. Its own listener is for whoever sets it up.
 */
final class SecuredKafka implements AutoCloseable {

  private final KafkaRaftServer server;
  private final int scram;
  private final int mtls;
  private final Admin admin;

  private SecuredKafka(KafkaRaftServer server, int scram, int mtls, Admin admin) {
    this.server = server;
    this.scram = scram;
    this.mtls = mtls;
    this.admin = admin;
  }

  /**
   * @param broker what the broker shows
   * @param client whose certificate it takes
   */
  static SecuredKafka start(Path folder, Certificate broker, Certificate client) throws Exception {
    int own = FreePort.find();
    int scram = FreePort.find();
    int mtls = FreePort.find();
    int controller = FreePort.find();
    Map<String, Object> settings = new HashMap<>(SingleBroker.SETTINGS);
    settings.putAll(
        Map.of(
            "process.roles", "broker,controller",
            "node.id", 1,
            "controller.quorum.voters", "1@127.0.0.1:" + controller,
            "controller.listener.names", "CONTROLLER",
            "inter.broker.listener.name", "OWN",
            "log.dirs", folder.toString(),
            "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            "super.users", "User:ANONYMOUS",
            "listener.security.protocol.map",
                "OWN:PLAINTEXT,CONTROLLER:PLAINTEXT,SCRAM:SASL_SSL,MTLS:SSL",
            "listeners",
                "OWN://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d,SCRAM://127.0.0.1:%d,MTLS://127.0.0.1:%d"
                    .formatted(own, controller, scram, mtls)));
    settings.putAll(
        Map.of(
            "listener.name.scram.sasl.enabled.mechanisms", "SCRAM-SHA-512",
            "listener.name.scram.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;",
            "listener.name.mtls.ssl.client.auth", "required",
            "ssl.keystore.type", "PKCS12",
            "ssl.keystore.location", broker.keystore().toString(),
            "ssl.keystore.password", Certificate.PASSWORD,
            "ssl.truststore.type", "PEM",
            "ssl.truststore.location", client.pem().toString()));
    format(folder);
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    server.startup();
    Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + own));
    return new SecuredKafka(server, scram, mtls, admin);
  }

  /** For clients that log in by SCRAM. */
  String scram() {
    return "127.0.0.1:" + scram;
  }

  /** For clients that show a certificate. */
  String mtls() {
    return "127.0.0.1:" + mtls;
  }

  /** A user that may do what these rules, in Strimzi's form, say. */
  void allow(String user, String password, JsonNode rules)
      throws ExecutionException, InterruptedException {
    admin
        .alterUserScramCredentials(
            List.of(
                new UserScramCredentialUpsertion(
                    user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), password)))
        .all()
        .get();
    allow("User:" + user, rules);
  }

  /** What a principal may do. */
  void allow(String principal, JsonNode rules) throws ExecutionException, InterruptedException {
    List<AclBinding> bindings = new ArrayList<>();
    Document.each(rules)
        .forEach(
            rule ->
                Document.each(rule.path("operations"))
                    .forEach(operation -> bindings.add(binding(principal, rule, operation))));
    admin.createAcls(bindings).all().get();
  }

  private static AclBinding binding(String principal, JsonNode rule, JsonNode operation) {
    JsonNode resource = rule.path("resource");
    return new AclBinding(
        new ResourcePattern(
            constant(ResourceType.values(), resource.path("type")),
            resource.path("name").asText(),
            resource.path("patternType").asText().equals("prefix")
                ? PatternType.PREFIXED
                : PatternType.LITERAL),
        new AccessControlEntry(
            principal, "*", constant(AclOperation.values(), operation), AclPermissionType.ALLOW));
  }

  /** The constant that Strimzi writes in another case, and without underscores. */
  private static <E extends Enum<E>> E constant(E[] constants, JsonNode name) {
    Map<String, E> byName =
        List.of(constants).stream()
            .collect(
                toMap(
                    constant -> constant.name().replace("_", "").toLowerCase(Locale.ROOT),
                    constant -> constant));
    E found = byName.get(name.asText().toLowerCase(Locale.ROOT));
    if (found == null) {
      throw new IllegalArgumentException(name.asText());
    }
    return found;
  }

  private static void format(Path folder) throws Exception {
    Formatter formatter = new Formatter();
    formatter.setClusterId(Uuid.randomUuid().toString());
    formatter.setNodeId(1);
    formatter.setControllerListenerName("CONTROLLER");
    formatter.setMetadataLogDirectory(folder.toString());
    formatter.addDirectory(folder.toString());
    formatter.setReleaseVersion(MetadataVersion.LATEST_PRODUCTION);
    formatter.setPrintStream(
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    formatter.run();
  }

  @Override
  public void close() {
    admin.close();
    server.shutdown();
    server.awaitShutdown();
  }
}
