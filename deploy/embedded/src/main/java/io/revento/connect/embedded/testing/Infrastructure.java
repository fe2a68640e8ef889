package io.revento.connect.embedded.testing;

import io.revento.connect.embedded.AccessKeys;
import io.revento.connect.embedded.servers.Broker;
import io.revento.connect.embedded.servers.DatabaseServer;
import io.revento.connect.embedded.servers.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the tests of one JVM share, started when first asked for. A test that stops or restarts
 * infrastructure starts its own instead, as {@link StoppableKafka} does.
 */
public final class Infrastructure {

  /** Longer than all tests of a JVM together, soak tests too. */
  private static final Duration TOKEN_LIFETIME = Duration.ofHours(12);

  private static final AccessKeys KEYS = AccessKeys.generate();
  private static final Map<List<String>, String> TOKENS = new ConcurrentHashMap<>();

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

  /**
   * A token of that role, for all events or only for those. Signed once, which takes longer than
   * most calls with it.
   */
  public static String token(String role, String... events) {
    List<String> wanted = Stream.concat(Stream.of(role), Stream.of(events)).toList();
    return TOKENS.computeIfAbsent(
        wanted,
        absent ->
            events.length == 0
                ? KEYS.token(role, TOKEN_LIFETIME)
                : KEYS.token(role, TOKEN_LIFETIME, List.of(events)));
  }

  private static void atExit(String name, Runnable close) {
    Runtime.getRuntime().addShutdownHook(new Thread(close, name));
  }
}
