package io.revento.connect.system.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A search that finds nothing proves nothing, unless it finds what is there. */
class SecretSearchTest {

  private static final String SECRET = "rvr_Zm9v+YmFy/c2VjcmV0~dmFsdWU";
  private static final byte[] BYTES = SECRET.getBytes(StandardCharsets.UTF_8);

  private final SecretSearch search = new SecretSearch(Map.of("it", BYTES));

  @Test
  void it_finds_the_value_as_it_is_and_as_programs_write_it() {
    assertThat(found("{\"token\":\"" + SECRET + "\"}")).containsExactly("it in here");
    assertThat(found("x'" + HexFormat.of().formatHex(BYTES))).containsExactly("it in hex in here");
    assertThat(found(HexFormat.of().withUpperCase().formatHex(BYTES)))
        .containsExactly("it in HEX in here");
    assertThat(found("token=" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8)))
        .containsExactly("it URL-encoded in here");
  }

  @Test
  void it_finds_the_value_inside_longer_base64_wherever_it_begins() {
    for (String before : List.of("", "a", "ab", "client:", "client-1:")) {
      byte[] longer = (before + SECRET + "\n").getBytes(StandardCharsets.UTF_8);
      assertThat(found("Basic " + Base64.getEncoder().encodeToString(longer)))
          .as("after '%s'", before)
          .isNotEmpty();
      assertThat(found(Base64.getUrlEncoder().encodeToString(longer))).isNotEmpty();
    }
  }

  @Test
  void it_finds_the_value_behind_before_and_between_zeros() {
    for (int zeros : List.of(1, 7, 8, 9, 1 << 16, (1 << 16) + 1, 200_000)) {
      byte[] padded = new byte[zeros + BYTES.length + zeros];
      System.arraycopy(BYTES, 0, padded, zeros, BYTES.length);
      assertThat(search.in("here", padded)).as("%d zeros", zeros).containsExactly("it in here");
      padded[zeros] = 0;
      assertThat(search.in("here", padded)).isEmpty();
    }
  }

  @Test
  void it_refuses_a_secret_that_begins_like_what_it_passes_over() {
    assertThatThrownBy(() -> new SecretSearch(Map.of("it", new byte[16])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("it begins with zeros");
  }

  @Test
  void it_finds_nothing_where_only_a_part_is() {
    assertThat(found(SECRET.substring(1))).isEmpty();
    assertThat(found(SECRET.substring(0, SECRET.length() - 1))).isEmpty();
    assertThat(found("")).isEmpty();
  }

  private List<String> found(String text) {
    return search.in("here", text.getBytes(StandardCharsets.UTF_8));
  }
}
