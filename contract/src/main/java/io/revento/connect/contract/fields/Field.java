package io.revento.connect.contract.fields;

import java.util.List;

/**
 * One field of a record's value. Others may stand beside it: a consumer passes over what it does
 * not know.
 *
 * @param name as in JSON, snake_case
 * @param meaning for people: a phrase, with units
 * @param required whether it is always there; for others a consumer needs an answer to its absence
 * @param nullable whether it may be null
 * @param values the texts that are known so far, where they are few; others may come
 * @param parts the fields of an object, or of each object in a list
 */
public record Field(
    String name,
    FieldType type,
    String meaning,
    boolean required,
    boolean nullable,
    List<String> values,
    List<Field> parts) {

  public Field {
    values = List.copyOf(values);
    parts = List.copyOf(parts);
  }

  static Field field(String name, FieldType type, String meaning) {
    return new Field(name, type, meaning, false, false, List.of(), List.of());
  }

  Field always() {
    return new Field(name, type, meaning, true, nullable, values, parts);
  }

  Field orNull() {
    return new Field(name, type, meaning, required, true, values, parts);
  }

  Field knownAs(String... known) {
    return new Field(name, type, meaning, required, nullable, List.of(known), parts);
  }

  Field madeOf(Field... fields) {
    return new Field(name, type, meaning, required, nullable, values, List.of(fields));
  }
}
