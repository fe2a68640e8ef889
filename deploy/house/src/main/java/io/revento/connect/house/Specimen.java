package io.revento.connect.house;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One of a record, made up to see what it prints of itself. */
final class Specimen {

  private static final String SECRET = "made-up-secret";

  private static final Map<Class<?>, Object> HARMLESS =
      Map.ofEntries(
          Map.entry(String.class, "text"),
          Map.entry(boolean.class, false),
          Map.entry(int.class, 1),
          Map.entry(long.class, 1L),
          Map.entry(double.class, 1.0),
          Map.entry(Instant.class, Instant.EPOCH),
          Map.entry(Duration.class, Duration.ZERO),
          Map.entry(URI.class, URI.create("http://localhost/")),
          Map.entry(Optional.class, Optional.empty()),
          Map.entry(List.class, List.of()),
          Map.entry(Set.class, Set.of()),
          Map.entry(Map.class, Map.of()));

  private final Object made;

  private Specimen(Object made) {
    this.made = made;
  }

  /**
   * @param isSecret the components that get the secret text
   * @throws IllegalStateException when the record takes none of the made-up values
   */
  static Specimen of(Class<?> type, Predicate<RecordComponent> isSecret) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    @Nullable Object[] values =
        Stream.of(components).map(each -> value(each, isSecret.test(each))).toArray();
    try {
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      canonical.setAccessible(true);
      return new Specimen(canonical.newInstance(values));
    } catch (NoSuchMethodException | InstantiationException | IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    } catch (InvocationTargetException refused) {
      throw new IllegalStateException(type + " takes no made-up values", refused.getCause());
    }
  }

  boolean printsItsSecret() {
    return made.toString().contains(SECRET);
  }

  private static @Nullable Object value(RecordComponent component, boolean secret) {
    Class<?> type = component.getType();
    if (secret && type == String.class) {
      return SECRET;
    }
    if (secret && type == Optional.class) {
      return Optional.of(SECRET);
    }
    return type.isEnum() ? type.getEnumConstants()[0] : HARMLESS.get(type);
  }
}
