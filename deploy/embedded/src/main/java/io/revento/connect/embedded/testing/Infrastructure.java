package io.revento.connect.embedded.testing;

import io.revento.connect.embedded.AccessKeys;
import io.revento.connect.embedded.servers.Broker;
import io.revento.connect.embedded.servers.DatabaseServer;
import io.revento.connect.embedded.servers.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * What the tests of one JVM share, started when first asked for. A test that stops or restarts
 * infrastructure starts its own instead, as {@link StoppableKafka} does.
 */
public final class Infrastructure {

  private static final AccessKeys KEYS = AccessKeys.generate();

  private static @Nullable Broker kafka;
  private static @Nullable DatabaseServer postgres;

  private Infrastructure() {}

  /** The broker, with the catalogue's topics. */
  public static synchronized Broker kafka() {
    if (kafka == null) {
      try {
        Broker started = Servers.chosen().startBroker();
        atExit("stop-kafka", started::close);
        kafka = started;
      } catch (IOException failure) {
        throw new UncheckedIOException("the broker did not start", failure);
      }
    }
    return kafka;
  }

  /** The database server, with the services' databases. */
  public static synchronized DatabaseServer postgres() {
    if (postgres == null) {
      try {
        DatabaseServer started = Servers.chosen().startDatabaseServer();
        atExit("stop-postgres", started::close);
        postgres = started;
      } catch (IOException failure) {
        throw new UncheckedIOException("PostgreSQL did not start", failure);
      }
    }
    return postgres;
  }

  /** Keys whose public half the services under test trust. */
  public static AccessKeys keys() {
    return KEYS;
  }

  private static void atExit(String name, Runnable close) {
    Runtime.getRuntime().addShutdownHook(new Thread(close, name));
  }
}
