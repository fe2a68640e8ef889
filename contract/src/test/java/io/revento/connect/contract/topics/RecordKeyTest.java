package io.revento.connect.contract.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordKeyTest {

  @ParameterizedTest
  @ValueSource(strings = {"app_1", "a/b", "a b", "ä+%2F", "~x*", "…"})
  void what_is_written_is_read_back(String id) {
    RecordKey key = new RecordKey("evt/1", id);
    assertThat(RecordKey.parse(key.toString())).isEqualTo(key);
  }

  @Test
  void ids_are_percent_encoded() {
    assertThat(new RecordKey("evt_1", "a/b c*~")).hasToString("evt_1/a%2Fb%20c%2A~");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "evt", "/x", "evt/", "evt/a/b"})
  void other_forms_are_refused(String key) {
    assertThatIllegalArgumentException().isThrownBy(() -> RecordKey.parse(key));
  }
}
