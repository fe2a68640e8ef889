package io.revento.connect.embedded.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revento.connect.contract.topics.TopicAdmin;
import io.revento.connect.contract.topics.TopicCatalogue;
import io.revento.connect.embedded.ServiceDatabases;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** Run with either choice of {@code -Dtest.infrastructure}, as all tests are. */
class ServersIT {

  @Test
  void a_broker_has_the_topics_and_comes_back_where_it_was_with_its_data() throws Exception {
    try (Broker broker = Servers.chosen().startBroker()) {
      String address = broker.bootstrapServers();
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
        assertThat(new TopicAdmin(admin).faults(TopicCatalogue.all())).isEmpty();
        admin.createTopics(List.of(new NewTopic("mine", 1, (short) 1))).all().get();
      }
      broker.stop();
      assertThatThrownBy(() -> connect(address)).hasMessageContaining("refused");

      broker.startAgain();
      assertThat(broker.bootstrapServers()).isEqualTo(address);
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
        assertThat(admin.listTopics().names().get()).contains("mine");
      }
    }
  }

  @Test
  void a_database_server_has_each_services_database_in_the_same_order_of_texts() throws Exception {
    try (DatabaseServer server = Servers.chosen().startDatabaseServer()) {
      for (String name : ServiceDatabases.NAMES) {
        try (Connection connection =
                DriverManager.getConnection("jdbc:" + server.url(name), name, name);
            var rows =
                connection.createStatement().executeQuery("SELECT 'a' > 'B', current_user")) {
          rows.next();
          assertThat(rows.getBoolean(1)).as("capitals first").isTrue();
          assertThat(rows.getString(2)).isEqualTo(name);
        }
      }
    }
  }

  private static void connect(String address) throws Exception {
    int colon = address.lastIndexOf(':');
    String host = address.substring(0, colon);
    new Socket(host, Integer.parseInt(address.substring(colon + 1))).close();
  }
}
