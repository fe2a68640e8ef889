package io.revento.connect.benchmark.jdbcsink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.storage.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Gives a normalized record the schemas that Debezium's sink asks for: event and id as its key;
 * revision, time and the resource as JSON as its value, the columns that projection-service stores
 * of every record. Cheaper than what comes with Connect, whose JSON carries its schema in each
 * record.
 */
public final class NormalizedConverter implements Converter {

  private static final Schema KEY =
      SchemaBuilder.struct()
          .name("revento.key")
          .field("event_id", Schema.STRING_SCHEMA)
          .field("id", Schema.STRING_SCHEMA)
          .build();

  private static final Schema VALUE =
      SchemaBuilder.struct()
          .name("revento.normalized")
          .field("revision", Schema.INT64_SCHEMA)
          .field("observed_at", semantic("io.debezium.time.ZonedTimestamp"))
          .field("body", semantic("io.debezium.data.Json"))
          .build();

  private final ObjectMapper json = new ObjectMapper();
  private boolean forKeys;

  @Override
  public void configure(Map<String, ?> settings, boolean isKey) {
    forKeys = isKey;
  }

  @Override
  public SchemaAndValue toConnectData(String topic, byte @Nullable [] bytes) {
    if (bytes == null) {
      return SchemaAndValue.NULL;
    }
    return forKeys ? key(bytes) : value(topic, bytes);
  }

  @Override
  public byte[] fromConnectData(String topic, Schema schema, Object value) {
    throw new DataException("only for sinks");
  }

  /** The ids of the benchmark need no decoding. */
  private static SchemaAndValue key(byte[] bytes) {
    String key = new String(bytes, StandardCharsets.UTF_8);
    int slash = key.indexOf('/');
    Struct columns =
        new Struct(KEY)
            .put("event_id", key.substring(0, slash))
            .put("id", key.substring(slash + 1));
    return new SchemaAndValue(KEY, columns);
  }

  private SchemaAndValue value(String topic, byte[] bytes) {
    try {
      JsonNode record = json.readTree(bytes);
      Struct columns =
          new Struct(VALUE)
              .put("revision", record.path("revision").longValue())
              .put("observed_at", record.path("observed_at").textValue())
              .put("body", record.path("resource").toString());
      return new SchemaAndValue(VALUE, columns);
    } catch (IOException malformed) {
      throw new DataException(topic + " holds a value that is no JSON", malformed);
    }
  }

  private static Schema semantic(String name) {
    return SchemaBuilder.string().name(name).version(1).build();
  }
}
