package io.revento.connect.system;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One running system for all classes of a JVM that ask for it, closed after the last of them. */
public final class SharedSystem implements ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(SharedSystem.class);

  private record Started(RunningSystem system) implements AutoCloseable {

    private static Started start(String name) {
      try {
        return new Started(RunningSystem.start());
      } catch (Exception failure) {
        throw new IllegalStateException("the system did not start", failure);
      }
    }

    @Override
    public void close() {
      system.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == RunningSystem.class;
  }

  @Override
  public RunningSystem resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent("system", Started::start, Started.class)
        .system();
  }
}
