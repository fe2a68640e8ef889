package io.revento.connect.ingress.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyBlocksTest {

  @Test
  void of_nothing_the_whole_is_empty() {
    assertThat(new BodyBlocks().whole()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1_023, 1_024, 1_025, 65_536, 200_000, 1_048_576})
  void the_whole_is_what_came_however_it_was_cut(int length) {
    Random random = new Random(length);
    byte[] sent = new byte[length];
    random.nextBytes(sent);
    BodyBlocks blocks = new BodyBlocks();
    int cut = 0;
    while (cut < length) {
      int end = Math.min(length, cut + 1 + random.nextInt(random.nextBoolean() ? 3 : 100_000));
      blocks.append(Buffer.buffer(sent).slice(cut, end));
      cut = end;
      assertThat(blocks.length()).isEqualTo(cut);
    }
    assertThat(blocks.whole()).isEqualTo(sent);
  }
}
