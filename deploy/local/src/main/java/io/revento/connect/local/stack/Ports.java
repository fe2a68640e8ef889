package io.revento.connect.local.stack;

import io.revento.connect.embedded.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Which port each program listens on. */
public record Ports(Map<Port, Integer> numbers) {

  private static final int HIGHEST = 65_535;

  /** The programs, with the ports that the contract names. */
  public enum Port {
    SANDBOX(8090),
    INGRESS(8081),
    TOKEN(8082),
    SYNC(8083),
    PROJECTION(8084),
    KAFKA(9092),
    POSTGRES(15432);

    private final int number;

    Port(int number) {
      this.number = number;
    }

    /** The environment variable that sets another port. */
    public String variable() {
      return name() + "_PORT";
    }

    /** What people call the program. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Ports {
    numbers = Map.copyOf(numbers);
  }

  /**
   * The contract's ports, each overridden by its variable where that is set.
   *
   * @throws IllegalArgumentException when a variable is no port: says which
   */
  public static Ports of(Map<String, String> environment) {
    Map<Port, Integer> numbers = new EnumMap<>(Port.class);
    for (Port port : Port.values()) {
      String set = environment.get(port.variable());
      numbers.put(port, set == null || set.isBlank() ? port.number : parse(port, set.strip()));
    }
    return new Ports(numbers);
  }

  /** Ports that nothing listens on right now, for tests beside a running system. */
  public static Ports free() {
    Map<Port, Integer> numbers = new EnumMap<>(Port.class);
    try {
      for (Port port : Port.values()) {
        numbers.put(port, FreePort.find());
      }
      return new Ports(numbers);
    } catch (IOException none) {
      throw new UncheckedIOException("no free port", none);
    }
  }

  /** A sentence for each port that something else listens on: which, and what to set. */
  public List<String> taken() {
    List<String> taken = new ArrayList<>();
    for (Port port : Port.values()) {
      int number = of(port);
      try (ServerSocket socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
      } catch (IOException inUse) {
        taken.add(
            "Port %d, which %s would use, is taken. Stop what listens there, or set %s to another port."
                .formatted(number, port.label(), port.variable()));
      }
    }
    return taken;
  }

  public int of(Port port) {
    return Objects.requireNonNull(numbers.get(port));
  }

  /** Where the program answers, as seen from this machine. */
  public URI url(Port port) {
    return URI.create("http://localhost:" + of(port));
  }

  private static int parse(Port port, String text) {
    try {
      int number = Integer.parseInt(text);
      if (number > 0 && number <= HIGHEST) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Said below, in words.
    }
    throw new IllegalArgumentException(
        "%s is '%s' and must be a port, 1 to %d.".formatted(port.variable(), text, HIGHEST));
  }
}
