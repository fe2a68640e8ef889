package io.revento.connect.contract.fields;

/** What may stand in a field, in JSON. */
public enum FieldType {
  TEXT("a text"),
  INTEGER("a whole number"),
  FLAG("true or false"),
  /** RFC 3339, for example {@code 2027-07-13T09:30:00Z}. */
  TIME("a time as RFC 3339"),
  /** RFC 3339 full-date, for example {@code 2027-07-13}. */
  DAY("a day"),
  TEXTS("a list of texts"),
  DAYS("a list of days"),
  /** An object with the field's parts; with any members when it has none. */
  OBJECT("an object"),
  /** A list of such objects. */
  OBJECTS("a list of objects");

  private final String words;

  FieldType(String words) {
    this.words = words;
  }

  /** For people, after "is". */
  public String words() {
    return words;
  }
}
