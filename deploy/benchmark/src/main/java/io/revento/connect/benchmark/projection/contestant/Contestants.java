package io.revento.connect.benchmark.projection.contestant;

import io.revento.connect.benchmark.process.Command;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.embedded.AccessKeys;
import io.revento.connect.embedded.ServiceDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The programs of the comparison, on one broker and one database server. */
public final class Contestants {

  /** Of every JVM that is measured but Connect's own choice: a small container's. */
  public static final List<String> JVM_OPTIONS =
      List.of("-Xms192m", "-Xmx192m", "-XX:+UseSerialGC");

  /** What bin/connect-standalone.sh starts Kafka Connect with. */
  private static final List<String> CONNECT_OPTIONS =
      List.of(
          "-Xms256M",
          "-Xmx2G",
          "-server",
          "-XX:+UseG1GC",
          "-XX:MaxGCPauseMillis=20",
          "-XX:InitiatingHeapOccupancyPercent=35",
          "-XX:+ExplicitGCInvokesConcurrent",
          "-XX:MaxInlineLevel=15");

  /** The kinds of which the topics are filled. */
  public static final List<ResourceType> TYPES =
      List.of(ResourceType.PARTICIPANT, ResourceType.APPLICATION);

  public static final String PROJECTION = "projection-service";

  private static final String UNNEST = "unnest";
  private static final String SINK = "jdbc_sink";
  private static final String TUNED_SINK = "jdbc_sink_tuned";

  /** Those beside projection-service. */
  public static final List<String> OTHERS = List.of(UNNEST, SINK, TUNED_SINK);

  /** As many as projection-service has consumers. */
  static final int AT_ONCE = 3;

  private static final String CONVERTER =
      "io.revento.connect.benchmark.jdbcsink.NormalizedConverter";

  private static final String SERVICE = "projection";

  private final Path home;
  private final Path data;
  private final String kafka;
  private final int postgresPort;
  private final AccessKeys keys;

  public Contestants(Path home, Path data, String kafka, int postgresPort, AccessKeys keys) {
    this.home = home;
    this.data = data;
    this.kafka = kafka;
    this.postgresPort = postgresPort;
    this.keys = keys;
  }

  /** The service as it is shipped: all models, and the change feed. */
  public Contestant projection(int port) {
    Path jar = home.resolve("projection-service/target/quarkus-app/quarkus-run.jar");
    Map<String, String> environment =
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS",
            kafka,
            "DB_URL",
            url(SERVICE),
            "DB_USER",
            SERVICE,
            "DB_PASSWORD",
            SERVICE,
            "OIDC_PUBLIC_KEY",
            keys.publicKey(),
            "OIDC_ISSUER",
            AccessKeys.ISSUER,
            "QUARKUS_HTTP_PORT",
            Integer.toString(port),
            "QUARKUS_HTTP_HOST",
            "127.0.0.1");
    return new Contestant(
        Command.java(PROJECTION, JVM_OPTIONS, List.of("-jar", jar.toString()), environment),
        SERVICE,
        revisions(type -> "model." + type.wireName()));
  }

  /** One of {@link #OTHERS}. */
  public Contestant other(String name) throws IOException {
    return switch (name) {
      case UNNEST -> bare();
      case SINK -> sink();
      case TUNED_SINK -> tunedSink();
      default -> throw new IllegalArgumentException(name + " does not take part");
    };
  }

  /** Upserts by {@code unnest} and nothing else. */
  private Contestant bare() {
    String name = UNNEST;
    return new Contestant(
        Command.java(
            name,
            JVM_OPTIONS,
            List.of(
                "-cp",
                System.getProperty("java.class.path"),
                BareUpserts.class.getName(),
                kafka,
                "jdbc:" + url(name)),
            Map.of()),
        name,
        revisions(ResourceType::wireName));
  }

  /** Debezium's sink with its own settings, in Kafka Connect with its own. */
  private Contestant sink() throws IOException {
    return sink(SINK, CONNECT_OPTIONS, Map.of(), Map.of());
  }

  /** The same with all that we know to make it faster and smaller. */
  private Contestant tunedSink() throws IOException {
    return sink(
        TUNED_SINK,
        JVM_OPTIONS,
        Map.of("consumer.max.poll.records", "1000"),
        Map.of(
            "tasks.max", Integer.toString(AT_ONCE),
            "batch.size", "1000",
            "use.reduction.buffer", "true",
            "dialect.postgres.unnest.insert.enabled", "true"));
  }

  private Contestant sink(
      String name, List<String> options, Map<String, String> worker, Map<String, String> connector)
      throws IOException {
    Path assembled = home.resolve("deploy/benchmark/jdbc-sink/target");
    Properties ofWorker = new Properties();
    ofWorker.putAll(
        Map.of(
            "bootstrap.servers",
            kafka,
            "group.id",
            name,
            "listeners",
            "http://127.0.0.1:0",
            "plugin.path",
            assembled.resolve("plugins").toString(),
            "plugin.discovery",
            "service_load",
            "offset.storage.file.filename",
            data.resolve(name + ".offsets").toString(),
            "key.converter",
            CONVERTER,
            "value.converter",
            CONVERTER,
            "consumer.auto.offset.reset",
            "earliest",
            "consumer.isolation.level",
            "read_committed"));
    ofWorker.putAll(worker);
    Properties ofConnector = new Properties();
    ofConnector.putAll(
        Map.of(
            "name",
            name,
            "connector.class",
            "io.debezium.connector.jdbc.JdbcSinkConnector",
            "topics",
            TYPES.stream().map(ResourceType::topicName).collect(Collectors.joining(",")),
            "connection.url",
            "jdbc:" + url(name),
            "connection.username",
            ServiceDatabases.ADMIN,
            "connection.password",
            ServiceDatabases.ADMIN,
            "insert.mode",
            "upsert",
            "primary.key.mode",
            "record_key",
            "primary.key.fields",
            "event_id,id",
            "schema.evolution",
            "basic"));
    ofConnector.putAll(connector);
    String classPath = assembled.resolve("jdbc-sink.jar") + ":" + assembled.resolve("lib") + "/*";
    return new Contestant(
        Command.java(
            name,
            options,
            List.of(
                "-cp",
                classPath,
                "org.apache.kafka.connect.cli.ConnectStandalone",
                written(name + "-worker", ofWorker),
                written(name, ofConnector)),
            Map.of()),
        name,
        revisions(type -> type.topicName().replace('.', '_').replace('-', '_')));
  }

  private String written(String name, Properties settings) throws IOException {
    Path file = data.resolve(name + ".properties");
    try (var writer = Files.newBufferedWriter(file)) {
      settings.store(writer, null);
    }
    return file.toString();
  }

  private String url(String database) {
    return ServiceDatabases.url("127.0.0.1", postgresPort, database);
  }

  private static String revisions(Function<ResourceType, String> table) {
    return TYPES.stream()
        .map(type -> "SELECT revision FROM " + table.apply(type))
        .collect(Collectors.joining(" UNION ALL "));
  }
}
