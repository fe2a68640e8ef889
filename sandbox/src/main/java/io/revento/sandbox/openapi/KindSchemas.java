package io.revento.sandbox.openapi;

import io.revento.sandbox.world.model.Field;
import io.revento.sandbox.world.model.Kind;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The schemas of a kind: as it is read, as it is created, and as it is changed. */
final class KindSchemas {

  private static final String EXPERIMENTS = "^" + Field.EXPERIMENT_PREFIX;

  private KindSchemas() {}

  /** By their names in the document. */
  static Map<String, Schema> of(Kind kind) {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    schemas.put(name(kind), read(kind));
    schemas.put(name(kind) + "Change", written(kind));
    if (kind.listed()) {
      Schema created = written(kind).addProperty("event_id", text()).addRequired("event_id");
      kind.fields().stream().filter(Field::required).map(Field::name).forEach(created::addRequired);
      schemas.put(name(kind) + "Draft", created);
    }
    return schemas;
  }

  /** {@code RegistrationWave} for {@code registration_wave}. */
  static String name(Kind kind) {
    StringBuilder name = new StringBuilder();
    for (String word : kind.wireName().split("_")) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.toString();
  }

  static Schema ref(String name) {
    return OASFactory.createSchema().ref(name);
  }

  static Schema text() {
    return OASFactory.createSchema().addType(SchemaType.STRING);
  }

  /** All fields are always there, and so may be ones that nobody knows yet. */
  private static Schema read(Kind kind) {
    Schema schema = object().addProperty("id", text()).addRequired("id");
    for (Field field : kind.fields()) {
      schema.addProperty(field.name(), value(field)).addRequired(field.name());
    }
    return schema.addProperty("updated_at", time()).addRequired("updated_at");
  }

  private static Schema written(Kind kind) {
    Schema schema = object().additionalPropertiesBoolean(false);
    schema.addPatternProperty(EXPERIMENTS, OASFactory.createSchema());
    kind.fields().stream()
        .filter(field -> !field.given())
        .forEach(field -> schema.addProperty(field.name(), value(field)));
    return schema;
  }

  private static Schema value(Field field) {
    Schema schema =
        switch (field.type()) {
          case TEXT, ZONE -> text();
          case COUNT -> whole().minimum(BigDecimal.ZERO);
          case INTEGER -> whole();
          case TIME -> time();
          case DAY -> day();
          case TEXTS -> list(text());
          case DAYS -> list(day());
          case OBJECT -> object();
          case OBJECTS -> list(ref("FormField"));
        };
    if (!field.values().isEmpty()) {
      schema.addAnyOf(oneOf(field.values())).addAnyOf(text().pattern(EXPERIMENTS));
    }
    return field.nullable() ? schema.addType(SchemaType.NULL) : schema;
  }

  private static Schema oneOf(List<String> values) {
    return text().enumeration(List.copyOf(values));
  }

  private static Schema object() {
    return OASFactory.createSchema().addType(SchemaType.OBJECT);
  }

  private static Schema list(Schema items) {
    return OASFactory.createSchema().addType(SchemaType.ARRAY).items(items);
  }

  private static Schema whole() {
    return OASFactory.createSchema().addType(SchemaType.INTEGER);
  }

  private static Schema time() {
    return text().format("date-time");
  }

  private static Schema day() {
    return text().format("date");
  }
}
