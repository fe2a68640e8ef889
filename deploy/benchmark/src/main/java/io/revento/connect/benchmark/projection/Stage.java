package io.revento.connect.benchmark.projection;

import io.revento.connect.benchmark.measure.ProcessTree;
import io.revento.connect.benchmark.process.Command;
import io.revento.connect.benchmark.projection.contestant.Contestant;
import io.revento.connect.embedded.EmbeddedPostgres;
import io.revento.connect.embedded.FreePort;
import io.revento.connect.embedded.ServiceDatabases;
import io.revento.connect.local.process.ManagedProcess;
import io.revento.connect.local.stack.DataFolder;
import io.revento.connect.local.stack.KafkaMain;
import io.revento.connect.local.stack.KafkaReadiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;

/** One broker and one database server for all, as the local run starts them. */
final class Stage implements AutoCloseable {

  private static final Duration STARTUP = Duration.ofSeconds(60);
  private static final Duration GOODBYE = Duration.ofSeconds(10);

  private final DataFolder data;
  private final String kafkaAddress;
  private final ManagedProcess kafka;
  private final EmbeddedPostgres postgres;
  private boolean forgotten;

  private Stage(DataFolder data) throws IOException, InterruptedException {
    this.data = data;
    int port = FreePort.find();
    this.kafkaAddress = "127.0.0.1:" + port;
    this.kafka = ManagedProcess.start(broker(data, port), data.logs());
    KafkaReadiness.await(kafka, kafkaAddress, STARTUP);
    this.postgres =
        EmbeddedPostgres.start(data.postgres(), 0, data.logs().resolve("postgres.log"))
            .withDatabases();
  }

  static Stage open() throws IOException, InterruptedException {
    return new Stage(DataFolder.take(Files.createTempDirectory("revento-benchmark-")));
  }

  private static Command broker(DataFolder data, int port) {
    return Command.java(
        "kafka",
        List.of("-Xms512m", "-Xmx512m"),
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            KafkaMain.class.getName(),
            data.kafka().toString(),
            Integer.toString(port)),
        Map.of());
  }

  String kafka() {
    return kafkaAddress;
  }

  int postgresPort() {
    return postgres.port();
  }

  Path folder() {
    return data.logs();
  }

  /** What the database server takes of the processors. */
  ProcessTree postgres() throws IOException {
    return new ProcessTree(postgres.process().orElseThrow());
  }

  /** Starts it on an empty database, as one that has read nothing yet. */
  ManagedProcess start(Contestant contestant)
      throws SQLException, ExecutionException, InterruptedException, IOException {
    String owner =
        ServiceDatabases.NAMES.contains(contestant.database())
            ? contestant.database()
            : ServiceDatabases.ADMIN;
    try (Connection admin = connect(ServiceDatabases.ADMIN)) {
      admin
          .createStatement()
          .execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(contestant.database()));
      admin
          .createStatement()
          .execute("CREATE DATABASE %s OWNER %s".formatted(contestant.database(), owner));
      // Nobody pays for what another wrote.
      admin.createStatement().execute("CHECKPOINT");
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafkaAddress))) {
      List<String> groups =
          admin.listGroups().all().get().stream().map(GroupListing::groupId).toList();
      admin.deleteConsumerGroups(groups).all().get();
    }
    return ManagedProcess.start(contestant.program(), data.logs());
  }

  void stop(ManagedProcess process) throws InterruptedException {
    process.stop(GOODBYE);
  }

  /** As a user that sees everything. */
  Connection connect(String database) throws SQLException {
    String url = "jdbc:" + ServiceDatabases.url("127.0.0.1", postgres.port(), database);
    return DriverManager.getConnection(url, ServiceDatabases.ADMIN, ServiceDatabases.ADMIN);
  }

  /** Leaves nothing behind; without it, logs stay to tell why it failed. */
  void forget() {
    forgotten = true;
  }

  @Override
  public void close() throws InterruptedException, IOException {
    kafka.stop(GOODBYE);
    postgres.close();
    if (forgotten) {
      data.wipe();
    }
    data.close();
  }
}
