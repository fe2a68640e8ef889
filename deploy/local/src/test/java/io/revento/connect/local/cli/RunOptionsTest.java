package io.revento.connect.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.revento.connect.local.stack.Ports.Port;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunOptionsTest {

  private static final Path HOME = Path.of("home");

  @Test
  void goes_on_with_the_data_of_the_last_run_unless_told_otherwise() {
    assertThat(RunOptions.parse(List.of(), HOME))
        .isEqualTo(new RunOptions(false, false, HOME.resolve(".revento"), Set.of()));
  }

  @Test
  void takes_its_options_in_any_order() {
    assertThat(RunOptions.parse(List.of("--data", "elsewhere", "--fresh", "--headless"), HOME))
        .isEqualTo(new RunOptions(true, true, Path.of("elsewhere"), Set.of()));
  }

  @Test
  void leaves_out_the_services_that_it_is_told_to() {
    assertThat(RunOptions.parse(List.of("--without", "sync", "--without", "token"), HOME).without())
        .containsExactlyInAnyOrder(Port.SYNC, Port.TOKEN);
  }

  @Test
  void says_what_it_does_not_know() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunOptions.parse(List.of("--frsh"), HOME))
        .withMessage("There is no option --frsh.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunOptions.parse(List.of("--data"), HOME))
        .withMessage("--data needs a folder.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunOptions.parse(List.of("--without", "kafka"), HOME))
        .withMessage("--without kafka: it can be ingress, token, sync or projection.");
  }
}
