package io.revento.connect.benchmark.ingress;

import io.revento.connect.benchmark.load.SignedDeliveries;
import io.revento.connect.benchmark.process.Command;
import io.revento.connect.embedded.AccessKeys;
import io.revento.connect.local.stack.KafkaMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The programs of the comparison: one broker, and who writes to it. */
final class Contestants {

  /** Of every JVM that is measured: a small container's, and the collector that it gets there. */
  static final List<String> JVM_OPTIONS = List.of("-Xms128m", "-Xmx128m", "-XX:+UseSerialGC");

  private final Path home;
  private final Path data;
  private final int portBase;

  Contestants(Path home, Path data, int portBase) {
    this.home = home;
    this.data = data;
    this.portBase = portBase;
  }

  String bootstrapServers() {
    return "127.0.0.1:" + portBase;
  }

  int port(int number) {
    return portBase + number;
  }

  Command broker() {
    return Command.java(
        "kafka",
        List.of("-Xms512m", "-Xmx512m"),
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            KafkaMain.class.getName(),
            data.resolve("kafka").toString(),
            Integer.toString(portBase)),
        Map.of());
  }

  Command ingress(int port) throws IOException {
    return service("ingress", home.resolve("ingress-service"), port);
  }

  Command withoutKafka(int port) throws IOException {
    return service("ingress-without-kafka", home.resolve("deploy/benchmark/without-kafka"), port);
  }

  Command node(int port) throws IOException {
    return new Command(
        "node",
        List.of("node", home.resolve("deploy/benchmark/node/receiver.mjs").toString()),
        Map.of(
            "NODE_ENV", "production",
            "PORT", Integer.toString(port),
            "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers(),
            "WEBHOOK_SECRETS_FILE", secrets().toString()));
  }

  Command producer(Path result, int seconds, int inFlight) {
    return Command.java(
        "kafka-producer",
        JVM_OPTIONS,
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            ProducerMain.class.getName(),
            bootstrapServers(),
            result.toString(),
            Integer.toString(seconds),
            Integer.toString(inFlight)),
        Map.of());
  }

  private Command service(String name, Path module, int port) throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
    environment.put("REVENTO_WEBHOOK_SECRETS_FILE", secrets().toString());
    environment.put("OIDC_PUBLIC_KEY", AccessKeys.generate().publicKey());
    environment.put("OIDC_ISSUER", AccessKeys.ISSUER);
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    Path jar = module.resolve("target/quarkus-app/quarkus-run.jar");
    return Command.java(name, JVM_OPTIONS, List.of("-jar", jar.toString()), environment);
  }

  private Path secrets() throws IOException {
    return Files.writeString(data.resolve("webhook-secrets"), SignedDeliveries.SECRET + "\n");
  }
}
