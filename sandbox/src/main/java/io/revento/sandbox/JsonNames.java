package io.revento.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** JSON as Revento writes it: snake_case names, times as RFC 3339 texts. */
@Singleton
public class JsonNames implements ObjectMapperCustomizer {

  @Override
  public void customize(ObjectMapper json) {
    json.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    json.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
  }
}
