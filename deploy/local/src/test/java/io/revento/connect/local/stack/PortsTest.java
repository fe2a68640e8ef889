package io.revento.connect.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.revento.connect.local.stack.Ports.Port;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

  @Test
  void are_the_contracts_unless_set() {
    Ports ports = Ports.of(Map.of("SYNC_PORT", "9083"));
    assertThat(ports.of(Port.INGRESS)).isEqualTo(8081);
    assertThat(ports.of(Port.SYNC)).isEqualTo(9083);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "0", "65536", "-1"})
  void a_variable_that_is_no_port_is_named(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ports.of(Map.of("SYNC_PORT", value)))
        .withMessage("SYNC_PORT is '%s' and must be a port, 1 to 65535.".formatted(value));
  }

  @Test
  void a_taken_port_is_named_with_what_to_set() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String number = Integer.toString(other.getLocalPort());
      Ports ports = Ports.of(Map.of("KAFKA_PORT", number));
      assertThat(ports.taken())
          .contains(
              "Port "
                  + number
                  + ", which kafka would use, is taken."
                  + " Stop what listens there, or set KAFKA_PORT to another port.");
    }
  }
}
